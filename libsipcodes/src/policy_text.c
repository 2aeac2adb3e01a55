/* policy_text.c - a policy as the text of its rules. */
#include "policy.h"

#include "names.h"
#include "set.h"

/* Begins the rule of a name; between two of them stands a semicolon. */
static void begin_rule(struct out *out, const char *name)
{
    if (out->at != out->begin || out->missing > 0)
        OUT_PUT_LITERAL(out, "; ");
    out_put_string(out, name);
    OUT_PUT_LITERAL(out, "=");
}

/* The codes whose byte has a value in the bits of a mask. */
static sipcodes_set codes_with(const struct policy *policy, unsigned mask, unsigned value)
{
    sipcodes_set set = {{0}};

    for (int n = 0; n < POLICY_CODES; n++) {
        int bit = n + POLICY_LOWEST - 100;
        if ((policy->codes[n] & mask) == value)
            set.bits[bit / 64] |= (uint64_t)1 << (bit % 64);
    }
    return set;
}

static void write_action(struct out *out, const struct policy *policy, int action)
{
    sipcodes_set set = codes_with(policy, POLICY_ACTION, (unsigned)(action + 1));

    if (sipcodes_set_next(&set, 0) == 0)
        return;
    begin_rule(out, sipcodes_value_name(SIPCODES_FACT_ACTION, action));
    set_write(out, &set);
}

static void write_event(struct out *out, const struct policy *policy, enum policy_event event)
{
    static const char names[POLICY_EVENTS][10] = {"timeout", "transport", "rejected"};

    if (policy->events[event] == 0)
        return;
    begin_rule(out, names[event]);
    out_put_string(out, sipcodes_value_name(SIPCODES_FACT_ACTION, policy->events[event] - 1));
}

static void write_health(struct out *out, const struct policy *policy)
{
    sipcodes_set set = codes_with(policy, POLICY_AILS, POLICY_AILS);

    if (!policy->own_health)
        return;
    begin_rule(out, "health");
    if (sipcodes_set_next(&set, 0) == 0)
        OUT_PUT_LITERAL(out, "none");
    set_write(out, &set);
}

static void write_seconds(struct out *out, const char *name, uint32_t seconds)
{
    if (seconds == 0)
        return;
    begin_rule(out, name);
    out_put_number(out, (int)seconds);
}

int sipcodes_policy_text(const sipcodes_policy *policy, char *buffer, size_t size)
{
    static const sipcodes_policy rfc = {{0}};
    const struct policy *inside = policy_read(policy ? policy : &rfc);
    struct out out;

    if (!out_begin(&out, buffer, size))
        return SIPCODES_E_ARGUMENT;
    for (int action = SIPCODES_ACTION_REDIRECT; action <= SIPCODES_ACTION_STOP; action++)
        write_action(&out, inside, action);
    write_action(&out, inside, SIPCODES_ACTION_UNKNOWN);
    for (int event = 0; event < POLICY_EVENTS; event++)
        write_event(&out, inside, (enum policy_event)event);
    if (inside->limit != SIPCODES_PROGRESS_NONE) {
        begin_rule(&out, "limit");
        out_put_string(&out, word_at(WORDS_PROGRESS, inside->limit));
    }
    write_health(&out, inside);
    write_seconds(&out, "hold", inside->hold);
    write_seconds(&out, "hold-max", inside->hold_max);
    return out_end(&out);
}
