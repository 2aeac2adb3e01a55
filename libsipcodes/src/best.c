/*
 * best.c - the best of the final responses of a fork (RFC 3261 16.7 steps 6 and 7), and why it is.
 *
 * One pass over the branches keeps the best one so far and which codes there are. From the codes follows what the
 * RFC allows; the order among them is that of a rule of the tables.
 */
#include "language.h"
#include "list.h"
#include "sentence.h"

#include <string.h>

#define CLASSES 7
#define MAX_REASONS 7

/* Codes of one class, by their last two digits. */
struct codes {
    uint64_t bits[2];
};

/* What a sipcodes_best holds. All zero, it is the answer to nothing. */
struct best {
    struct codes allowed; /* by RFC 3261 16.7 alone, so that 408 may be among them */
    uint64_t place;       /* of the branch chosen, from 1; 0 if there is none */
    int16_t chosen;
    int16_t upstream;   /* what is sent for it; 0 if nothing may be sent */
    uint8_t class;      /* of the codes allowed: the first digit */
    uint8_t is_allowed; /* what was chosen is among them */
    uint8_t rule;       /* in ties of the tables */
    uint8_t method;
    uint8_t candidates; /* how many codes the rule chose from */
    uint8_t reasons[MAX_REASONS];
};
_Static_assert(sizeof(struct best) <= sizeof(sipcodes_best), "the public structure has room for it");
_Static_assert(SIZE_REASONS <= UINT8_MAX && SIZE_TIES <= UINT8_MAX, "reasons and rules are kept in one byte");

static struct best open_best(const sipcodes_best *best)
{
    struct best opened = {.chosen = 0};

    if (best)
        memcpy(&opened, best, sizeof opened);
    return opened;
}

/* ---- Codes of one class ---- */

static bool codes_have(const struct codes *codes, int status)
{
    return codes->bits[status % 100 / 64] >> (status % 100 % 64) & 1;
}

static void codes_add(struct codes *codes, int status)
{
    codes->bits[status % 100 / 64] |= (uint64_t)1 << (status % 100 % 64);
}

static void codes_drop(struct codes *codes, int status)
{
    codes->bits[status % 100 / 64] &= ~((uint64_t)1 << (status % 100 % 64));
}

static unsigned codes_count(const struct codes *codes)
{
    unsigned count = 0;

    for (int status = 0; status < 100; status++)
        count += codes_have(codes, status);
    return count;
}

/* Those of some codes of 4xx that "provide information affecting resubmission". */
static struct codes hints_among(const struct codes *codes)
{
    static const int16_t hints[] = {401, 407, 415, 420, 484};
    struct codes found = {{0}};

    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
        if (codes_have(codes, hints[i]))
            codes_add(&found, hints[i]);
    return found;
}

/* ---- Branches ---- */

/* The final response of one branch, as the rules see it. */
struct answer {
    int status;
    bool local;
    size_t place;
};

/* All branches: which codes there are, and which answer is the best. */
struct fork {
    struct codes codes[CLASSES]; /* by the first digit */
    struct answer best;
    size_t challenges; /* how many are 401 or 407 */
};

static int branch_status(const sipcodes_branch *branch)
{
    return branch->status != 0 ? branch->status : sipcodes_response_status(branch->response);
}

static bool is_challenge(int status)
{
    return status == 401 || status == 407;
}

/* Negative if a rule prefers a, positive if it prefers b, 0 if it does not care. */
static int compare_answers(const struct tie_entry *tie, const struct answer *a, const struct answer *b)
{
    int rank = tie->rank[a->status - 100] - tie->rank[b->status - 100];
    int local = a->local - b->local;

    if (tie->local == LOCAL_LAST && local != 0)
        return local;
    if (rank != 0)
        return rank;
    if (tie->local == LOCAL_AFTER_PEER && local != 0)
        return local;
    /* 6xx share a rank with no other class: the registry's compiler sees to that. */
    switch (a->status >= 600 ? tie->within_6xx : tie->within) {
    case WITHIN_LOWEST:
        return a->status - b->status;
    case WITHIN_HIGHEST:
        return b->status - a->status;
    default:
        return 0;
    }
}

static void fork_add(struct fork *fork, const struct tie_entry *tie, const struct answer *answer)
{
    codes_add(&fork->codes[answer->status / 100], answer->status);
    fork->challenges += is_challenge(answer->status);
    if (fork->best.place == 0 || compare_answers(tie, answer, &fork->best) < 0)
        fork->best = *answer;
}

static int fork_read(struct fork *fork, const struct tie_entry *tie, const sipcodes_branch *branches, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct answer answer = {branch_status(&branches[i]), branches[i].origin != SIPCODES_ORIGIN_PEER, i + 1};
        if ((unsigned)branches[i].origin > SIPCODES_ORIGIN_LOCAL)
            return SIPCODES_E_ARGUMENT;
        if (answer.status < 300 || answer.status > 699)
            return SIPCODES_E_STATUS;
        fork_add(fork, tie, &answer);
    }
    return SIPCODES_OK;
}

/* ---- What RFC 3261 16.7 allows ---- */

static bool fork_has_class(const struct fork *fork, int class)
{
    return codes_count(&fork->codes[class]) > 0;
}

/* 6xx, or else the lowest class; that of 408 if there is none. */
static int allowed_class(const struct fork *fork)
{
    static const uint8_t order[] = {6, 3, 4, 5};

    for (size_t i = 0; i < sizeof order; i++)
        if (fork_has_class(fork, order[i]))
            return order[i];
    return 4;
}

static struct codes allowed_codes(const struct fork *fork, int class)
{
    struct codes codes = fork->codes[class];

    if (fork->best.place == 0)
        codes_add(&codes, 408);
    if (class == 5 && codes_have(&codes, 503)) {
        codes_drop(&codes, 503);
        if (codes_count(&codes) == 0) {
            codes_add(&codes, 500);
            codes_add(&codes, 503);
        }
    }
    return codes;
}

static bool is_invite(sipcodes_method method)
{
    return method == SIPCODES_METHOD_INVITE || method == SIPCODES_METHOD_UNKNOWN;
}

/* Without the 408 that only INVITE may get (RFC 4320 4.2). */
static struct codes sendable_codes(const struct best *best)
{
    struct codes codes = best->allowed;

    if (best->class == 4 && !is_invite((sipcodes_method)best->method))
        codes_drop(&codes, 408);
    return codes;
}

/* ---- Reasons ---- */

static void add_reason(struct best *best, uint8_t reason)
{
    size_t at = 0;

    while (best->reasons[at] != REASON_NONE)
        at++;
    best->reasons[at] = reason;
}

/* What decided within the class, step by step: each leaves fewer codes open. */
static void add_steps(struct best *best, const struct fork *fork)
{
    struct codes open = fork->codes[best->class];
    struct codes hints = hints_among(&open);
    bool is_hint = best->class == 4 && codes_have(&hints, best->chosen);
    bool has_hints = best->class == 4 && codes_count(&hints) > 0;

    if (is_hint) {
        if (codes_count(&hints) < codes_count(&open))
            add_reason(best, REASON_FORK_REPAIRABLE);
        open = hints;
    }
    if (best->class == 5 && best->chosen != 503 && codes_have(&open, 503)) {
        add_reason(best, REASON_FORK_NOT_503);
        codes_drop(&open, 503);
    }
    best->candidates = (uint8_t)codes_count(&open);
    if (best->candidates > 1)
        add_reason(best, REASON_FORK_TIE);
    if (has_hints && !is_hint)
        add_reason(best, REASON_FORK_HINT_PASSED_OVER);
}

/* Why the choice is right. */
static void add_choice(struct best *best, const struct fork *fork)
{
    unsigned all = 0;

    for (int class = 3; class < CLASSES; class ++)
        all += codes_count(&fork->codes[class]);
    if (all <= 1) {
        add_reason(best, all == 1 ? REASON_FORK_ONLY_CODE : REASON_FORK_NOTHING_RECEIVED);
        return;
    }
    if (codes_count(&fork->codes[best->class]) < all)
        add_reason(best, best->class == 6 ? REASON_FORK_GLOBAL_FAILURE : REASON_FORK_LOWEST_CLASS);
    add_steps(best, fork);
}

static void add_reasons(struct best *best, const struct fork *fork)
{
    struct codes sendable = sendable_codes(best);

    if (best->is_allowed) {
        add_choice(best, fork);
    } else {
        add_reason(best, REASON_FORK_RULE);
        add_reason(best, codes_count(&sendable) > 0 ? REASON_FORK_AGAINST_RFC : REASON_FORK_NOTHING_ALLOWED);
    }
    if (best->chosen == 503)
        add_reason(best, best->upstream == 503 ? REASON_FORK_503_KEPT : REASON_FORK_503_BECOMES_500);
    if (best->upstream == 0)
        add_reason(best, REASON_FORK_408_NOT_SENT);
    if (is_challenge(best->chosen) && fork->challenges > 1)
        add_reason(best, REASON_FORK_CHALLENGES_MERGED);
}

/* ---- The choice ---- */

/* The rule of a name; SIZE_TIES if there is none. */
static size_t find_rule(const char *name)
{
    size_t index = 0;

    while (index < SIZE_TIES && (!name || !slice_is(slice_of(name, SIZE_MAX), sipcodes_best_rule_at(index))))
        index++;
    return index;
}

static struct best choose(const struct fork *fork, size_t rule, sipcodes_method method)
{
    struct best best = {.place = fork->best.place, .rule = (uint8_t)rule, .method = (uint8_t)method};

    best.class = (uint8_t)allowed_class(fork);
    best.allowed = allowed_codes(fork, best.class);
    best.chosen = (int16_t)(best.place > 0 ? fork->best.status : 408);
    best.upstream = best.chosen == 503 && !sipcodes_tables.ties[rule].keeps_503 ? 500 : best.chosen;
    best.is_allowed = best.upstream / 100 == best.class && codes_have(&best.allowed, best.upstream);
    if (best.upstream == 408 && !is_invite(method))
        best.upstream = 0;
    add_reasons(&best, fork);
    return best;
}

int sipcodes_best_response(const sipcodes_branch *branches, size_t count, sipcodes_method method, const char *rule,
                           sipcodes_best *best)
{
    struct fork fork = {.challenges = 0};
    size_t index = rule ? find_rule(rule) : 0;
    struct best found;
    int error;

    if (!best || (!branches && count > 0) || (unsigned)method > SIPCODES_METHOD_UPDATE)
        return SIPCODES_E_ARGUMENT;
    if (index == SIZE_TIES)
        return SIPCODES_E_NOT_FOUND;
    error = fork_read(&fork, &sipcodes_tables.ties[index], branches, count);
    if (error)
        return error;
    found = choose(&fork, index, method);
    *best = (sipcodes_best){{0}};
    memcpy(best, &found, sizeof found);
    return SIPCODES_OK;
}

/* ---- What can be asked of the choice ---- */

size_t sipcodes_best_index(const sipcodes_best *best)
{
    return (size_t)open_best(best).place - 1;
}

int sipcodes_best_status(const sipcodes_best *best)
{
    return open_best(best).upstream;
}

bool sipcodes_best_is_allowed(const sipcodes_best *best)
{
    return open_best(best).is_allowed;
}

/* Codes of one class, given by its first digit, as a set. */
static sipcodes_set set_of(const struct codes *codes, int class)
{
    sipcodes_set set = {{0}};

    for (int status = class * 100; status < class * 100 + 100; status++)
        if (codes_have(codes, status))
            set.bits[(status - 100) / 64] |= (uint64_t)1 << ((status - 100) % 64);
    return set;
}

sipcodes_set sipcodes_best_allowed(const sipcodes_best *best)
{
    struct best opened = open_best(best);
    struct codes codes = sendable_codes(&opened);

    return set_of(&codes, opened.class);
}

bool sipcodes_best_takes_challenges(const sipcodes_best *best, const sipcodes_branch *branches, size_t count, size_t index)
{
    struct best opened = open_best(best);

    return is_challenge(opened.chosen) && branches && index < count && index != opened.place - 1 &&
           is_challenge(branch_status(&branches[index]));
}

/* ---- Rules and reasons by name ---- */

const char *sipcodes_best_rule_at(size_t index)
{
    return index < SIZE_TIES ? string_at(sipcodes_tables.ties[index].name) : NULL;
}

const char *sipcodes_best_rule_label(const char *name, const char *lang)
{
    size_t index = find_rule(name);

    return index < SIZE_TIES ? text_string(sipcodes_tables.ties[index].label, language_index(lang)) : NULL;
}

const char *sipcodes_best_rule_source(const char *name)
{
    size_t index = find_rule(name);

    return index < SIZE_TIES ? string_at(sipcodes_tables.ties[index].source) : NULL;
}

/* The reason at an index; NULL past the end. */
static const struct reason_entry *reason_at(const struct best *best, size_t index)
{
    if (index >= MAX_REASONS || best->reasons[index] == REASON_NONE)
        return NULL;
    return &sipcodes_tables.reasons[best->reasons[index]];
}

const char *sipcodes_best_reason(const sipcodes_best *best, size_t index)
{
    struct best opened = open_best(best);
    const struct reason_entry *reason = reason_at(&opened, index);

    return reason ? string_at(reason->id) : NULL;
}

const char *sipcodes_best_source(const sipcodes_best *best, size_t index)
{
    struct best opened = open_best(best);
    const struct reason_entry *reason = reason_at(&opened, index);

    return reason ? string_at(reason->source) : NULL;
}

bool sipcodes_best_is_warning(const sipcodes_best *best, size_t index)
{
    struct best opened = open_best(best);
    const struct reason_entry *reason = reason_at(&opened, index);

    return reason && reason->warning;
}

/* ---- Sentences ---- */

/* What the sentence of a reason is made of. */
struct telling {
    const struct best *best;
    sipcodes_set list;
    size_t language;
};

/* The codes that a reason speaks of: those preferred, or all that may be sent. */
static sipcodes_set listed_codes(const struct best *best, uint8_t reason)
{
    struct codes codes = sendable_codes(best);

    if (reason == REASON_FORK_HINT_PASSED_OVER)
        codes = hints_among(&codes);
    return set_of(&codes, best->class);
}

static void write_code(int status, struct out *out)
{
    const sipcodes_code *code = sipcodes_get(status);

    if (code)
        out_put_prose(out, slice_at(code->name));
    else
        out_put_number(out, status);
}

static void write_list(const struct telling *telling, struct out *out)
{
    size_t index = 0;

    for (int status = sipcodes_set_next(&telling->list, 0), next; status != 0; status = next) {
        next = sipcodes_set_next(&telling->list, status);
        list_write_joint(JOINT_OR, index++, next == 0, telling->language, out);
        out_put_number(out, status);
    }
}

static void write_argument(enum argument argument, const void *user, struct out *out)
{
    const struct telling *telling = user;
    const struct best *best = telling->best;

    switch (argument) {
    case ARGUMENT_CODE:
        write_code(best->chosen, out);
        break;
    case ARGUMENT_STATUS:
        out_put_number(out, best->upstream);
        break;
    case ARGUMENT_NUMBER:
        out_put_number(out, best->candidates);
        break;
    case ARGUMENT_NAME:
        out_put_string(out, sipcodes_best_rule_at(best->rule));
        break;
    case ARGUMENT_METHOD:
        out_put_string(out, sipcodes_value_name(SIPCODES_FACT_METHODS, best->method));
        break;
    default: /* the reasons of a fork have no other */
        write_list(telling, out);
        break;
    }
}

const char *sipcodes_best_language(const sipcodes_best *best, size_t index, const char *lang)
{
    struct best opened = open_best(best);
    const struct reason_entry *reason = reason_at(&opened, index);

    return reason ? text_language(reason->text, language_index(lang)) : NULL;
}

int sipcodes_best_text(const sipcodes_best *best, size_t index, const char *lang, char *buffer, size_t size)
{
    struct best opened = open_best(best);
    const struct reason_entry *reason = reason_at(&opened, index);
    struct telling telling = {.best = &opened, .language = language_index(lang)};
    struct out out;

    if (!out_begin(&out, buffer, size) || !reason)
        return SIPCODES_E_ARGUMENT;
    telling.list = listed_codes(&opened, opened.reasons[index]);
    sentence_write(reason->text, telling.language, write_argument, &telling, &out);
    return out_end(&out);
}
