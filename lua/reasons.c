/* reasons.c - why an advice, or a choice among responses, says what it says. */
#include "module.h"

/* One of the reasons. */
struct reason {
    const struct reasons *reasons;
    const void *of;
    size_t index;
    const char *lang;
};

static int write_reason(const void *what, char *buffer, size_t size)
{
    const struct reason *reason = what;

    return reason->reasons->write(reason->of, reason->index, reason->lang, buffer, size);
}

void push_reason_text(lua_State *L, const struct reasons *reasons, const void *of, size_t index, const char *lang)
{
    struct reason reason = {reasons, of, index, lang};

    push_written(L, write_reason, &reason);
}

void push_reasons(lua_State *L, const struct reasons *reasons, const void *of, const char *lang)
{
    const char *id;

    lua_newtable(L);
    for (size_t i = 0; (id = reasons->id(of, i)) != NULL; i++) {
        lua_createtable(L, 0, 5);
        set_string(L, "id", id);
        push_reason_text(L, reasons, of, i, lang);
        lua_setfield(L, -2, "text");
        set_string(L, "language", reasons->language(of, i, lang));
        set_string(L, "source", reasons->source(of, i));
        set_boolean(L, "warning", reasons->is_warning(of, i));
        lua_rawseti(L, -2, (int)i + 1);
    }
}
