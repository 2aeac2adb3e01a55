/*
 * main.c - the sipcodes command: its options, and which command they are for.
 *
 * The command is a client of sipcodes.h like any other.
 */
#include "cli.h"

#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

/* Options that only some commands take; their numbers are above those of characters. */
enum {
    OPTION_RESPONSE = 256,
    OPTION_STATUS,
    OPTION_METHOD,
    OPTION_HEADER,
    OPTION_CONTEXT,
    OPTION_POLICY,
    OPTION_RULES,
    OPTION_IMPORT,
    OPTION_TRIED,
    OPTION_RULE,
    OPTION_TABLE,
    OPTION_VIA,
    OPTION_LOCATION,
    OPTION_NO_LOCATION,
    OPTION_ROUND_TRIPS
};

#define BIT(option) (1u << ((option)-OPTION_RESPONSE))

/* What tells of a response. */
#define INQUIRY                                                                                                \
    (BIT(OPTION_STATUS) | BIT(OPTION_METHOD) | BIT(OPTION_HEADER) | BIT(OPTION_CONTEXT) | BIT(OPTION_POLICY) | \
     BIT(OPTION_RULES) | BIT(OPTION_IMPORT) | BIT(OPTION_TRIED))

/* What is asked about causes. */
#define CAUSES (BIT(OPTION_TABLE) | BIT(OPTION_VIA) | BIT(OPTION_LOCATION) | BIT(OPTION_NO_LOCATION) | BIT(OPTION_ROUND_TRIPS))

struct command {
    const char *name;
    int least, most; /* number of arguments; most is -1 for any */
    const char *arguments;
    enum exit_status (*run)(const struct options *options, int count, char **arguments);
    unsigned takes; /* of the options that only some commands take */
};

static const struct command commands[] = {
    {"explain", 1, -1, "CODE...", command_explain, INQUIRY | BIT(OPTION_RESPONSE)},
    {"compare", 2, 2, "A B", command_compare, 0},
    {"list", 0, 1, "[CODESET]", command_list, 0},
    {"search", 1, -1, "WORDS...", command_search, 0},
    {"advise", 0, 1, "FILE", command_advise, INQUIRY},
    {"best", 0, -1, "CODE[:ORIGIN]...", command_best, BIT(OPTION_METHOD) | BIT(OPTION_RULE)},
    {"policy", 0, -1, "[NAME...]", command_policy, 0},
    {"cause", 0, -1, "[CODE|CAUSE...]", command_cause, CAUSES},
    {"languages", 0, 0, "", command_languages, 0},
};

/* "sipcodes 486" and "sipcodes 301 430". */
static const struct command guess = {"", 1, -1, "CODE [CODE]", command_guess, 0};

static const char usage_text[] = "Usage: sipcodes explain CODE...      what a SIP response code means and what to do\n"
                                 "       sipcodes compare A B          how two codes differ, and which to use when\n"
                                 "       sipcodes list [CODESET]       the known codes, or those of a set: 4xx,!404\n"
                                 "       sipcodes search WORDS...      the codes whose texts hold the words\n"
                                 "       sipcodes CODE [CODE]          explain one code, compare two\n"
                                 "       sipcodes advise FILE          what to do about a response, pasted from a capture\n"
                                 "       sipcodes explain --response FILE\n"
                                 "                                     the same, with what is wrong with it and its code\n"
                                 "       sipcodes best [CODE...]       which response of a fork goes upstream;\n"
                                 "                                     408:timeout for one that this side made\n"
                                 "       sipcodes policy [NAME...]     the known policies, or what some do on each code\n"
                                 "       sipcodes cause [CODE|CAUSE...]\n"
                                 "                                     the cause that each table makes of a code; what a\n"
                                 "                                     cause means; without either, the tables\n"
                                 "       sipcodes languages            what --lang takes, and how much is translated\n"
                                 "\n"
                                 "A code is a number (486), a reason phrase (\"Busy Here\") or a name (BUSY_HERE).\n"
                                 "A cause is q850:34, cause=34, a name (\"User busy\") or a symbol (AST_CAUSE_BUSY);\n"
                                 "explain and compare take causes, too.\n"
                                 "FILE is - for standard input.\n"
                                 "\n"
                                 "  -f, --format FORMAT   text (default), markdown or json\n"
                                 "  -l, --lang TAG        language of the texts: vi, zh-hans, ...; without it, that of\n"
                                 "                        the environment (LANGUAGE, LC_ALL, LC_MESSAGES, LANG)\n"
                                 "  -n, --limit N         show at most N matches of a search (text: 10)\n"
                                 "  -h, --help            show this help\n"
                                 "  -V, --version         show the version of the command and of its data\n"
                                 "\n"
                                 "For advise and explain:\n"
                                 "      --status CODE     the response, if there is no file\n"
                                 "      --method METHOD   with --status: of the request (also for best)\n"
                                 "      --header 'NAME: VALUE'\n"
                                 "                        with --status: a header field of the response\n"
                                 "      --context ITEM=VALUE,...\n"
                                 "                        what is known beside the response: role=proxy,targets-left=2\n"
                                 "      --tried URI       a target that the request was sent to already\n"
                                 "      --policy NAME     what the policy of that name does\n"
                                 "      --import CODES    codes that fail over, as other products write them\n"
                                 "      --rules RULES     changes to the policy: 'failover=486; stop=480'\n"
                                 "For best:\n"
                                 "      --rule NAME       how ties are broken; 'sipcodes best' lists the rules\n"
                                 "For cause:\n"
                                 "      --table NAME      by one table only; without CODE or CAUSE, all of its rows\n"
                                 "      --location L      where the cause comes from: U, LPN, LN, TN, ...\n"
                                 "      --via NAME,...    what a path of products makes of a code, step by step\n"
                                 "      --no-location     with --via: no product keeps the location\n"
                                 "      --round-trips     which codes survive being turned into a cause and back\n"
                                 "header, context, tried, import and rules may be repeated.\n"
                                 "\n"
                                 "Exit status: 0 done, 1 no such code or response, 2 wrong usage, 3 output failed.\n"
                                 "See sipcodes(1).\n";

static const struct option long_options[] = {
    {"format", required_argument, NULL, 'f'},
    {"lang", required_argument, NULL, 'l'},
    {"limit", required_argument, NULL, 'n'},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},
    {"response", required_argument, NULL, OPTION_RESPONSE},
    {"status", required_argument, NULL, OPTION_STATUS},
    {"method", required_argument, NULL, OPTION_METHOD},
    {"header", required_argument, NULL, OPTION_HEADER},
    {"context", required_argument, NULL, OPTION_CONTEXT},
    {"policy", required_argument, NULL, OPTION_POLICY},
    {"rules", required_argument, NULL, OPTION_RULES},
    {"import", required_argument, NULL, OPTION_IMPORT},
    {"tried", required_argument, NULL, OPTION_TRIED},
    {"rule", required_argument, NULL, OPTION_RULE},
    {"table", required_argument, NULL, OPTION_TABLE},
    {"via", required_argument, NULL, OPTION_VIA},
    {"location", required_argument, NULL, OPTION_LOCATION},
    {"no-location", no_argument, NULL, OPTION_NO_LOCATION},
    {"round-trips", no_argument, NULL, OPTION_ROUND_TRIPS},
    {NULL, 0, NULL, 0},
};

static enum exit_status usage_error(void)
{
    char *text = said("complaint.try_help", NULL);

    fprintf(stderr, "%s\n", text);
    free(text);
    return EXIT_USAGE;
}

static bool set_format(struct options *options, const char *name)
{
    static const char *const names[] = {[OUTPUT_TEXT] = "text", [OUTPUT_MARKDOWN] = "markdown", [OUTPUT_JSON] = "json"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0) {
            options->output = (enum output)i;
            return true;
        }
    complain("complaint.no_format", "value", quoted(name).text, NULL);
    return false;
}

static bool set_limit(struct options *options, const char *text)
{
    char *end;

    errno = 0;
    options->limit = strtol(text, &end, 10);
    if (*text && !*end && errno == 0 && options->limit >= 1)
        return true;
    complain("complaint.no_limit", "value", quoted(text).text, NULL);
    return false;
}

/* The argument that getopt stopped at because it looks like an option, if it is a negative number. */
static const char *negative_number(char **argv)
{
    for (char **argument = argv + 1; *argument; argument++)
        if ((*argument)[0] == '-' && (*argument)[1] >= '0' && (*argument)[1] <= '9')
            return *argument;
    return NULL;
}

static enum exit_status unknown_option(char **argv)
{
    const char *number = negative_number(argv);

    if (number && optopt >= '0' && optopt <= '9') {
        complain("complaint.status", "value", quoted(number).text, NULL);
        return EXIT_NO_CODE;
    }
    complain("complaint.unknown_option", "value", quoted(argv[optind - 1]).text, NULL);
    return usage_error();
}

static void print_version(void)
{
    printf("sipcodes %s\nIANA registry compared on %s, data %.12s\n", sipcodes_version(), sipcodes_iana_date(),
           sipcodes_data_digest());
}

static void set_text(struct options *options, int option, const char *text)
{
    switch (option) {
    case OPTION_RESPONSE:
        options->response = text;
        break;
    case OPTION_STATUS:
        options->status = text;
        break;
    case OPTION_METHOD:
        options->method = text;
        break;
    case OPTION_POLICY:
        options->policy = text;
        break;
    case OPTION_TABLE:
        options->table = text;
        break;
    case OPTION_VIA:
        options->via = text;
        break;
    case OPTION_LOCATION:
        options->location = text;
        break;
    case OPTION_NO_LOCATION:
        options->loses_location = true;
        break;
    case OPTION_ROUND_TRIPS:
        options->round_trips = true;
        break;
    default:
        options->rule = text;
        break;
    }
}

/* The list of an option that may be repeated; NULL for the others. */
static struct repeated *list_of(struct options *options, int option)
{
    switch (option) {
    case OPTION_HEADER:
        return &options->headers;
    case OPTION_CONTEXT:
        return &options->contexts;
    case OPTION_RULES:
        return &options->rules;
    case OPTION_IMPORT:
        return &options->imports;
    case OPTION_TRIED:
        return &options->tried;
    default:
        return NULL;
    }
}

/* An option that only some commands take. */
static void set_special(struct options *options, int option, const char *text, int argc)
{
    struct repeated *list = list_of(options, option);

    options->given |= BIT(option);
    if (!list) {
        set_text(options, option, text);
        return;
    }
    if (!list->values)
        list->values = need((size_t)argc * sizeof *list->values);
    list->values[list->count++] = text;
}

static void free_lists(struct options *options)
{
    for (int option = OPTION_RESPONSE; option <= OPTION_RULE; option++)
        if (list_of(options, option))
            free(list_of(options, option)->values);
}

/* Reads the options. Returns false if there is nothing more to do, with the exit status in *status. */
static bool read_options(struct options *options, int argc, char **argv, enum exit_status *status)
{
    int option;
    bool ok = true;

    while (ok && (option = getopt_long(argc, argv, ":f:l:n:hV", long_options, NULL)) != -1) {
        switch (option) {
        case 'f':
            ok = set_format(options, optarg);
            break;
        case 'l':
            options->lang = language_named(optarg);
            ok = options->lang != NULL;
            if (ok)
                speak(options->lang);
            break;
        case 'n':
            ok = set_limit(options, optarg);
            break;
        case 'h':
            fputs(usage_text, stdout);
            *status = EXIT_DONE;
            return false;
        case 'V':
            print_version();
            *status = EXIT_DONE;
            return false;
        case ':':
            complain("complaint.option_needs_value", "value", quoted(argv[optind - 1]).text, NULL);
            *status = usage_error();
            return false;
        case '?':
            *status = unknown_option(argv);
            return false;
        default:
            set_special(options, option, optarg, argc);
            break;
        }
    }
    *status = ok ? EXIT_DONE : usage_error();
    return ok;
}

static const struct command *find_command(const char *name)
{
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (strcmp(name, commands[i].name) == 0)
            return &commands[i];
    return NULL;
}

/* Complains of an option that the command does not take. */
static bool takes_options(const struct command *command, const struct options *options)
{
    for (const struct option *option = long_options; option->name; option++)
        if (option->val >= OPTION_RESPONSE && options->given & ~command->takes & BIT(option->val)) {
            if (command == &guess)
                complain("complaint.with_command", "name", option->name, NULL);
            else
                complain("complaint.no_option_of", "name", option->name, "text", command->name, NULL);
            return false;
        }
    return true;
}

static bool fits_count(const struct command *command, const struct options *options, int count)
{
    bool told = command->run == command_explain && (options->response || options->status);
    return (told || count >= command->least) && (command->most < 0 || count <= command->most);
}

static enum exit_status run(const struct options *options, int count, char **arguments)
{
    const struct command *command;

    if (count == 0) {
        if (!takes_options(&guess, options))
            return usage_error();
        fputs(usage_text, stderr);
        return EXIT_USAGE;
    }
    command = find_command(arguments[0]);
    if (command) {
        count--;
        arguments++;
    } else {
        command = &guess;
    }
    if (!takes_options(command, options))
        return usage_error();
    if (!fits_count(command, options, count)) {
        char *usage = formatted("sipcodes %s %s", command->name, command->arguments);
        complain("complaint.usage", "text", usage, NULL);
        free(usage);
        return usage_error();
    }
    return command->run(options, count, arguments);
}

static void complain_of_output(int error)
{
    char *text = error ? formatted("%s", strerror(error)) : said("complaint.write_error", NULL);

    complain("complaint.cannot_write", "text", text, NULL);
    free(text);
}

/* Output is buffered, so that a full disk or a closed descriptor may show only now. */
static enum exit_status finish(enum exit_status status)
{
    bool failed = ferror(stdout) != 0;

    errno = 0;
    if (fclose(stdout) == 0 && !failed)
        return status;
    /* Whoever reads has had enough: that is no error. */
    if (errno == EPIPE)
        return status;
    complain_of_output(errno);
    return EXIT_OUTPUT;
}

int main(int argc, char **argv)
{
    struct options options = {.lang = language_of_environment()};
    enum exit_status status;

    speak(options.lang);
    options.width = screen_width();
    options.styled = screen_wants_style();
    if (read_options(&options, argc, argv, &status))
        status = run(&options, argc - optind, argv + optind);
    free_lists(&options);
    return (int)finish(status);
}
