/*
 * opening.c MODULE - how long luaopen_sipcodes takes in a new state, and how long the state itself: the median of many.
 */
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ROUNDS 2000
#define GOAL 30000.0

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static int by_size(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;

    return (left > right) - (left < right);
}

static double median(double *times)
{
    qsort(times, ROUNDS, sizeof *times, by_size);
    return times[ROUNDS / 2];
}

int main(int count, char **arguments)
{
    static double states[ROUNDS], openings[ROUNDS], uses[ROUNDS];
    void *module = count == 2 ? dlopen(arguments[1], RTLD_NOW) : NULL;
    lua_CFunction open;
    void *symbol = module ? dlsym(module, "luaopen_sipcodes") : NULL;

    if (!symbol) {
        fprintf(stderr, "usage: opening MODULE: %s\n", module ? "no module" : dlerror());
        return EXIT_FAILURE;
    }
    memcpy(&open, &symbol, sizeof open);
    for (int i = 0; i < ROUNDS; i++) {
        double start = now();
        lua_State *L = luaL_newstate();
        luaL_openlibs(L);
        states[i] = now() - start;
        start = now();
        lua_pushcfunction(L, open);
        lua_call(L, 0, 1);
        openings[i] = now() - start;
        start = now();
        lua_getfield(L, -1, "advise");
        lua_pushinteger(L, 503);
        lua_call(L, 1, 1);
        lua_getfield(L, -1, "action");
        uses[i] = now() - start;
        lua_close(L);
    }
    printf("  %-28s %10.1f\n", "a new state and its libraries", median(states));
    printf("  %-28s %10.1f           at most %.0f ns: %s\n", "luaopen_sipcodes", median(openings), GOAL,
           median(openings) <= GOAL ? "pass" : "MISS");
    printf("  %-28s %10.1f\n", "first advise(503).action", median(uses));
    return EXIT_SUCCESS;
}
