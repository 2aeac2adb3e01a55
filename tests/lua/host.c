/*
 * host.c - a program that embeds Lua, as SIP servers do, and is hard on the module.
 *
 *   host run SCRIPT ARGUMENT...    runs a script, as the interpreter does
 *   host allocations SCRIPT        runs it once for each allocation, from which on there is no memory
 *   host states COUNT SCRIPT       opens and closes states that run it
 *   host threads COUNT SCRIPT      runs it in as many threads, each with states of its own
 *   host fork COUNT SCRIPT         runs it, forks, and runs it in the children, in the old state and in a new one
 *
 * The scripts return a text, which has to be the same each time. It exports names that are also those of functions in the
 * module: clash.py makes them. Ends with 77 where this Lua takes no allocator.
 */
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#if __has_include(<luajit.h>)
#include <luajit.h>
#endif

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define SKIPPED 77

/* LuaJIT's parser loses some bytes if memory runs out in it, also without the module. */
#ifdef LUAJIT_VERSION
#define LOST_BY_LUA 64
#else
#define LOST_BY_LUA 0
#endif

/* Each so many failures, the state that had them runs the whole script once more. */
#define RECOVERIES 16

static void fail(const char *what, const char *why)
{
    fprintf(stderr, "host: %s: %s\n", what, why ? why : "no text");
    exit(EXIT_FAILURE);
}

/* ---- Memory: counted, and at an end after so many allocations ---- */

struct memory {
    size_t bytes; /* in use */
    size_t count; /* of allocations */
    size_t most;  /* after which there is no memory; 0 for never */
    bool is_full; /* false while there is memory in any case */
};

static void *allocate(void *user, void *block, size_t old_size, size_t new_size)
{
    struct memory *memory = user;
    void *moved;

    /* Without a block, the old size tells a type in 5.2 and later. */
    old_size = block ? old_size : 0;
    if (new_size == 0) {
        free(block);
        memory->bytes -= old_size;
        return NULL;
    }
    /* Lua takes it for granted that a block can shrink. */
    if (new_size > old_size && ++memory->count > memory->most && memory->is_full)
        return NULL;
    moved = realloc(block, new_size);
    if (!moved)
        fail("memory", "the machine has none");
    memory->bytes += new_size - old_size;
    return moved;
}

/* ---- States ---- */

static lua_State *new_state(struct memory *memory)
{
    lua_State *L;

    memset(memory, 0, sizeof *memory);
    L = lua_newstate(allocate, memory);
    if (!L)
        exit(SKIPPED);
    luaL_openlibs(L);
    /* What 5.4 keeps for long strings it does not make again when memory ran out halfway. */
    if (luaL_dostring(L, "return string.rep('x', 100000)") != 0)
        fail("string.rep", lua_tostring(L, -1));
    lua_settop(L, 0);
    return L;
}

static void close_state(lua_State *L, const struct memory *memory)
{
    lua_close(L);
    if (memory->bytes > (memory->most > 0 ? LOST_BY_LUA : 0)) {
        fprintf(stderr, "host: after %zu allocations, %zu bytes were not given back\n", memory->count, memory->bytes);
        exit(EXIT_FAILURE);
    }
}

/* Puts a script on the stack, at 1. */
static void load(lua_State *L, const char *script)
{
    if (luaL_loadfile(L, script) != 0)
        fail(script, lua_tostring(L, -1));
}

/* Runs the script at 1, and returns as lua_pcall(); its text or message is on top of the stack. */
static int run_loaded(lua_State *L)
{
    lua_settop(L, 1);
    lua_pushvalue(L, 1);
    return lua_pcall(L, 0, 1, 0);
}

/* Runs it; it has to succeed, and the text to be the same as before. *text is NULL before the first time. */
static void run_well(lua_State *L, char **text)
{
    const char *said;

    if (run_loaded(L) != 0)
        fail("script", lua_tostring(L, -1));
    said = lua_tostring(L, -1);
    if (!said || strlen(said) < 1000)
        fail("script", "it returned no text of at least 1000 bytes");
    if (!*text)
        *text = strdup(said);
    else if (strcmp(*text, said) != 0)
        fail("script", "it said something else than before");
}

/* Lets require() begin anew: 5.1 remembers that it failed. */
static void forget_module(lua_State *L)
{
    lua_settop(L, 1);
    lua_getfield(L, LUA_REGISTRYINDEX, "_LOADED");
    lua_pushnil(L);
    lua_setfield(L, -2, "sipcodes");
}

/* ---- Commands ---- */

static int run(int count, char **arguments)
{
    lua_State *L = luaL_newstate();

    luaL_openlibs(L);
    lua_createtable(L, count, 0);
    for (int i = 0; i < count; i++) {
        lua_pushstring(L, arguments[i]);
        lua_rawseti(L, -2, i);
    }
    lua_setglobal(L, "arg");
    load(L, arguments[0]);
    if (lua_pcall(L, 0, 0, 0) != 0)
        fail(arguments[0], lua_tostring(L, -1));
    lua_close(L);
    return EXIT_SUCCESS;
}

/* Runs a script with memory for so many allocations, then again with enough. Returns false if there was enough at once. */
static bool run_short_of_memory(const char *script, size_t most, char **text)
{
    struct memory memory;
    lua_State *L = new_state(&memory);
    int error;
    bool was_short;

    load(L, script);
    /* So that it is the script that runs out of memory, and not the collector's own stack that has to grow first. */
    lua_gc(L, LUA_GCCOLLECT, 0);
    memory.count = 0;
    memory.most = most;
    memory.is_full = true;
#ifdef LUAJIT_VERSION
    /* Compiled code of LuaJIT does not live through it, whatever the code is. */
    luaJIT_setmode(L, 0, LUAJIT_MODE_ENGINE | LUAJIT_MODE_OFF);
#endif
    error = run_loaded(L);
    was_short = memory.count > most;
    memory.is_full = false;
    if (error && error != LUA_ERRMEM && strcmp(lua_tostring(L, -1), "not enough memory") != 0)
        fail("not the error for memory", lua_tostring(L, -1));
    /* Lua can go on with a table of strings that is smaller than it would like. */
    if (!error && *text && strcmp(*text, lua_tostring(L, -1)) != 0)
        fail("script", "it said something else without memory");
    if (most % RECOVERIES == 0 || !was_short) {
        forget_module(L);
        run_well(L, text);
    }
    close_state(L, &memory);
    return was_short;
}

static int run_allocations(const char *script)
{
    char *text = NULL;
    size_t most = 1;

    while (run_short_of_memory(script, most, &text))
        most++;
    if (most < 1000)
        fail(script, "there were fewer than 1000 allocations");
    printf("%zu allocations failed, each with Lua's error, and nothing was lost\n", most - 1);
    free(text);
    return EXIT_SUCCESS;
}

static void run_in_new_state(const char *script, char **text)
{
    struct memory memory;
    lua_State *L = new_state(&memory);

    load(L, script);
    run_well(L, text);
    close_state(L, &memory);
}

/* Bytes of memory that the process has in the machine. */
static size_t resident(void)
{
    FILE *file = fopen("/proc/self/statm", "r");
    unsigned long pages = 0;

    if (!file || fscanf(file, "%*u %lu", &pages) != 1)
        fail("/proc/self/statm", "cannot be read");
    fclose(file);
    return pages * (size_t)sysconf(_SC_PAGESIZE);
}

static int run_states(long count, const char *script)
{
    char *text = NULL;
    size_t before = 0;
    size_t after;

    for (long i = 0; i < count; i++) {
        if (i == count / 10)
            before = resident();
        run_in_new_state(script, &text);
    }
    after = resident();
    printf("%ld states; resident %zu bytes, then %zu\n", count, before, after);
    if (after > before + (1u << 20))
        fail("states", "the process grows");
    free(text);
    return EXIT_SUCCESS;
}

static void *run_thread(void *script)
{
    char *text = NULL;

    for (int i = 0; i < 20; i++)
        run_in_new_state(script, &text);
    return text;
}

static int run_threads(long count, char *script)
{
    pthread_t threads[64];
    char *first = NULL;

    if (count < 2 || count > 64)
        fail("threads", "2 to 64 expected");
    for (long i = 0; i < count; i++)
        if (pthread_create(&threads[i], NULL, run_thread, script) != 0)
            fail("threads", "they cannot be made");
    for (long i = 0; i < count; i++) {
        void *text;
        pthread_join(threads[i], &text);
        if (first && strcmp(first, text) != 0)
            fail("threads", "they differ");
        if (first)
            free(text);
        else
            first = text;
    }
    free(first);
    printf("%ld threads agree\n", count);
    return EXIT_SUCCESS;
}

static int run_forks(long count, const char *script)
{
    struct memory memory;
    lua_State *L = new_state(&memory);
    char *text = NULL;
    int status;

    load(L, script);
    run_well(L, &text);
    for (long i = 0; i < count; i++) {
        pid_t child = fork();
        if (child < 0)
            fail("fork", "impossible");
        if (child == 0) {
            run_in_new_state(script, &text);
            run_well(L, &text);
            close_state(L, &memory);
            free(text);
            exit(EXIT_SUCCESS);
        }
    }
    for (long i = 0; i < count; i++)
        if (wait(&status) < 0 || status != 0)
            fail("fork", "a child failed");
    run_well(L, &text);
    close_state(L, &memory);
    free(text);
    printf("%ld processes agree\n", count);
    return EXIT_SUCCESS;
}

int main(int count, char **arguments)
{
    const char *command = count > 2 ? arguments[1] : "";

    if (strcmp(command, "run") == 0)
        return run(count - 2, arguments + 2);
    if (strcmp(command, "allocations") == 0)
        return run_allocations(arguments[2]);
    if (count == 4 && strcmp(command, "states") == 0)
        return run_states(strtol(arguments[2], NULL, 10), arguments[3]);
    if (count == 4 && strcmp(command, "threads") == 0)
        return run_threads(strtol(arguments[2], NULL, 10), arguments[3]);
    if (count == 4 && strcmp(command, "fork") == 0)
        return run_forks(strtol(arguments[2], NULL, 10), arguments[3]);
    fprintf(stderr, "usage: host run|allocations SCRIPT, host states|threads|fork COUNT SCRIPT\n");
    return 2;
}
