/* A tiny module that passes the gate, and with -DFAULT_... has one fault. */
typedef struct lua_State lua_State;
void lua_createtable(lua_State *L, int items, int fields);

__attribute__((visibility("default"))) int luaopen_sipcodes(lua_State *L);

#if defined(FAULT_EXPORT)
__attribute__((visibility("default"))) int parse_params(int number)
{
    return number;
}
#endif

#if defined(FAULT_OWN_LUA)
__attribute__((visibility("hidden"))) void lua_createtable(lua_State *L, int items, int fields)
{
    (void)L, (void)items, (void)fields;
}
#endif

#if defined(FAULT_HEAP)
void *malloc(unsigned long size);
#endif

#if defined(FAULT_VARIABLE)
static int opened;
#elif defined(FAULT_ARRAY)
static int opened_by[64];
#endif

int luaopen_sipcodes(lua_State *L)
{
    lua_createtable(L, 0, 0);
#if defined(FAULT_HEAP)
    return malloc(1) != 0;
#elif defined(FAULT_VARIABLE)
    return ++opened;
#elif defined(FAULT_ARRAY)
    return ++opened_by[((unsigned long)L) % 64];
#elif defined(FAULT_EXPORT)
    return parse_params(1);
#else
    return 1;
#endif
}
