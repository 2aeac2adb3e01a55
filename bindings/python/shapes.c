/* shapes.c - the kinds of records and their fields. */
#include "state.h"

static const char *const code[] = {"status",    "phrase",      "symbol",   "slug",          "reference",   "registered",
                                   "challenge", "class_",      "standing", "action",        "repair",      "elsewhere",
                                   "again",     "retry_after", "scope",    "dialog_effect", "senders",     "methods",
                                   "headers",   "aliases",     "related",  "lead",          "description", "when",
                                   "fix",       "send",        "receive",  "text_sources",  NULL};
static const char *const header[] = {"name", "level", "condition", "general", "source", "_status", "_index", NULL};
static const char *const alias[] = {"phrase", "kind", "user", "source", NULL};
static const char *const piece[] = {"part", "text",  "label",   "number",   "status", "cause",
                                    "fact", "sides", "sources", "language", NULL};
static const char *const page[] = {"text", "_kind", "_subject", "_lang", NULL};
static const char *const response[] = {"status", "phrase", "method", "message", "headers", NULL};
static const char *const element[] = {"field", "value", "text", "number", "q", NULL};
static const char *const fault[] = {"problem", "name", "position", "index", NULL};

/* In the order of enum sipcodes_context_item. */
static const char *const context[] = {
    "role",     "origin",       "usage",     "call_id", "progress",        "credentials", "stale",
    "attempts", "targets_left", "targets",   "secure",  "anonymous",       "cancelled",   "consent",
    "overlap",  "raced",        "compact",   "ping",    "session_expires", "min_se",      "expires",
    "failures", "flows_down",   "rewritten", "random",  "tried",           NULL};
static const char *const policy_info[] = {"name", "label", "source", "rules", "policy", NULL};
static const char *const reason[] = {"id", "text", "source", "warning", "language", NULL};

/* In the order of enum sipcodes_advice_value; then what it was made of. */
static const char *const advice[] = {
    "action",   "otherwise",       "repair",     "delay",   "delay_min", "delay_max", "delay_from",    "hold",    "hold_scope",
    "remember", "session_expires", "min_se",     "expires", "field",     "missing",   "dialog_effect", "reached", "health",
    "consent",  "origin",          "treated_as", "relay",   "response",  "context",   "policy",        NULL};
static const char *const best[] = {"status",   "index",  "is_allowed", "allowed", "challenges",
                                   "branches", "method", "rule",       NULL};
static const char *const cause[] = {"number",  "name", "class_",      "standing", "source", "trust",        "note",
                                    "symbols", "lead", "description", "when",     "fix",    "text_sources", NULL};
static const char *const cause_row[] = {"table",   "direction", "subject", "from_", "to",   "condition", "location",
                                        "default", "source",    "trust",   "note",  "next", "_index",    NULL};
static const char *const cause_table[] = {"name",     "label",     "source",        "trust",          "note",
                                          "to_cause", "to_status", "default_cause", "default_status", NULL};
static const char *const cause_answer[] = {"to", "row", NULL};
static const char *const cause_step[] = {"table", "received", "cause", "sent", "to_cause", "to_status", NULL};
static const char *const protocol[] = {"name", "registered", "takes_several", "source", "meaning", "use", NULL};
static const char *const reason_value[] = {"protocol", "cause", "text", "location", NULL};
static const char *const warn_code[] = {"code", "phrase", "meaning", "fix", "source", NULL};
static const char *const language[] = {"tag", "name", "english_name", "rtl", "labels", "texts", NULL};

const struct known_kind known_kinds[KINDS] = {
    [KIND_CODE] = {{"sipcodes.Code", code, true}, "sipcodes._codes"},
    [KIND_HEADER] = {{"sipcodes.Header", header, false}, "sipcodes._codes"},
    [KIND_ALIAS] = {{"sipcodes.Alias", alias, false}, "sipcodes._codes"},
    [KIND_PIECE] = {{"sipcodes.Piece", piece, false}, "sipcodes._pages"},
    [KIND_PAGE] = {{"sipcodes.Page", page, false}, "sipcodes._pages"},
    [KIND_RESPONSE] = {{"sipcodes.Response", response, false}, "sipcodes._responses"},
    [KIND_ELEMENT] = {{"sipcodes.Element", element, false}, "sipcodes._responses"},
    [KIND_FAULT] = {{"sipcodes.Fault", fault, false}, "sipcodes._responses"},
    [KIND_CONTEXT] = {{"sipcodes.Context", context, false}, "sipcodes._advice"},
    [KIND_POLICY_INFO] = {{"sipcodes.PolicyInfo", policy_info, false}, "sipcodes._advice"},
    [KIND_REASON] = {{"sipcodes.Reason", reason, false}, "sipcodes._advice"},
    [KIND_ADVICE] = {{"sipcodes.Advice", advice, false}, "sipcodes._advice"},
    [KIND_BEST] = {{"sipcodes.Best", best, false}, "sipcodes._best"},
    [KIND_CAUSE] = {{"sipcodes.Cause", cause, true}, "sipcodes._causes"},
    [KIND_CAUSE_ROW] = {{"sipcodes.CauseRow", cause_row, false}, "sipcodes._causes"},
    [KIND_CAUSE_TABLE] = {{"sipcodes.CauseTable", cause_table, true}, "sipcodes._causes"},
    [KIND_CAUSE_ANSWER] = {{"sipcodes.CauseAnswer", cause_answer, false}, "sipcodes._causes"},
    [KIND_CAUSE_STEP] = {{"sipcodes.CauseStep", cause_step, false}, "sipcodes._causes"},
    [KIND_PROTOCOL] = {{"sipcodes.Protocol", protocol, true}, "sipcodes._causes"},
    [KIND_REASON_VALUE] = {{"sipcodes.ReasonValue", reason_value, false}, "sipcodes._causes"},
    [KIND_WARN_CODE] = {{"sipcodes.WarnCode", warn_code, true}, "sipcodes._causes"},
    [KIND_LANGUAGE] = {{"sipcodes.Language", language, false}, "sipcodes._languages"},
};
