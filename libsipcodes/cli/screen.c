/* screen.c - pages and lists as text for a terminal, wrapped and styled. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unilbrk.h>
#include <unistd.h>
#include <uniwidth.h>

#define DEFAULT_WIDTH 80
#define LEAST_WIDTH 24

#define BOLD "\033[1m"
#define PLAIN "\033[0m"

/* ---- The terminal ---- */

int screen_width(void)
{
    struct winsize size;

    if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return DEFAULT_WIDTH;
    return size.ws_col < LEAST_WIDTH ? LEAST_WIDTH : size.ws_col;
}

bool screen_wants_style(void)
{
    const char *no_color = getenv("NO_COLOR"); /* https://no-color.org: any value but the empty one */
    const char *term = getenv("TERM");

    return isatty(STDOUT_FILENO) && !(no_color && *no_color) && !(term && strcmp(term, "dumb") == 0);
}

int screen_columns(const char *text)
{
    return u8_strwidth((const uint8_t *)text, "UTF-8");
}

static void print_styled(const struct options *options, const char *style, const char *text)
{
    if (options->styled)
        printf("%s%s" PLAIN, style, text);
    else
        fputs(text, stdout);
}

/* A colour for a code by what it means for the request. */
static const char *style_of(int status)
{
    switch (status / 100) {
    case 1:
        return "\033[1;34m";
    case 2:
        return "\033[1;32m";
    case 3:
        return "\033[1;36m";
    case 4:
        return "\033[1;33m";
    case 5:
        return "\033[1;35m";
    default:
        return "\033[1;31m";
    }
}

static bool is_ascii(char c)
{
    return (unsigned char)c < 0x80;
}

/* Brackets around sources; those of full width are U+FF3B and U+FF3D. */
static bool opens_source(const char *text)
{
    return *text == '[' || strncmp(text, "\xEF\xBC\xBB", 3) == 0;
}

static bool closes_source(const char *text)
{
    return *text == ']' || strncmp(text, "\xEF\xBC\xBD", 3) == 0;
}

/*
 * True if text[at] must stay on the line of text[at - 1]: in a word, such as "Retry-After" or a URI, after "RFC", and within
 * "[RFC 3261 20.33]".
 */
static bool is_bound(const char *text, size_t at, bool in_source)
{
    static const char rfc[] = "RFC ";

    if (at == 0)
        return false;
    if (text[at - 1] != ' ' && is_ascii(text[at - 1]) && is_ascii(text[at]))
        return true;
    if (at >= sizeof rfc - 1 && memcmp(text + at - (sizeof rfc - 1), rfc, sizeof rfc - 1) == 0)
        return true;
    return in_source && text[at - 1] == ' ' && at >= 2 && text[at - 2] != ';';
}

/* The length of the run of ASCII without a space that text begins with. */
static size_t ascii_length(const char *text)
{
    size_t length = 0;
    while (text[length] > ' ' && is_ascii(text[length]))
        length++;
    return length;
}

/*
 * Where text may not be broken although Unicode would allow it. A word that no line can hold is broken all the same. The
 * words of Thai, which has no spaces between them, are not known; its lines are broken where it has spaces, between phrases.
 */
static char *bound_places(const char *text, size_t length, int width)
{
    char *places = need(length + 1);
    bool in_source = false;
    size_t end = 0; /* of the run of ASCII */
    bool fits = true;

    for (size_t i = 0; i < length; i++) {
        if (i >= end) {
            fits = ascii_length(text + i) <= (size_t)width;
            end = i + ascii_length(text + i) + strspn(text + i + ascii_length(text + i), " ");
        }
        places[i] = fits && is_bound(text, i, in_source) ? UC_BREAK_PROHIBITED : UC_BREAK_UNDEFINED;
        in_source = opens_source(text + i) || (in_source && !closes_source(text + i));
    }
    return places;
}

/* The isolates of a right-to-left text that are open: a line ends them, so that they have to be closed and opened anew. */
struct isolates {
    const char *open[8];
    size_t depth;
};

#define ISOLATE_LENGTH 3
#define POP_ISOLATE "\xE2\x81\xA9" /* U+2069; before it in code are those that open, U+2066 to U+2068 */

/* Prints a part of a line, and notes which isolates it leaves open. */
static void print_part(struct isolates *isolates, const char *text, size_t length)
{
    fwrite(text, 1, length, stdout);
    for (size_t i = 0; i + ISOLATE_LENGTH <= length; i++) {
        if (memcmp(text + i, POP_ISOLATE, 2) != 0 || (unsigned char)text[i + 2] < 0xA6 || (unsigned char)text[i + 2] > 0xA9)
            continue;
        if (text[i + 2] == POP_ISOLATE[2])
            isolates->depth -= isolates->depth > 0;
        else if (isolates->depth < sizeof isolates->open / sizeof *isolates->open)
            isolates->open[isolates->depth++] = text + i;
    }
}

/* True if text has letters that are written from right to left: those of Arabic, U+0600 to U+06FF. */
static bool has_arabic(const char *text)
{
    while (*text && ((unsigned char)*text < 0xD8 || (unsigned char)*text > 0xDB))
        text++;
    return *text != '\0';
}

/* U+200F. What is isolated tells no direction, so that a line of nothing else would run from left to right. */
#define RIGHT_TO_LEFT "\xE2\x80\x8F"

static void print_line_end(const struct isolates *isolates, int indent, const char *direction)
{
    for (size_t i = 0; i < isolates->depth; i++)
        fputs(POP_ISOLATE, stdout);
    printf("\n%*s%s", indent, "", direction);
    for (size_t i = 0; i < isolates->depth; i++)
        fwrite(isolates->open[i], 1, ISOLATE_LENGTH, stdout);
}

/*
 * Prints text from a column on, broken where Unicode allows it; later lines begin at indent. The first bytes, as many as
 * bold says, are bold. The last line is left open.
 */
static void print_styled_lines(const struct options *options, const char *text, size_t bold, int column, int indent)
{
    size_t length = strlen(text);
    char *bound = bound_places(text, length, options->width - indent);
    char *breaks = need(length + 1);
    int width = options->width - indent;
    const char *direction = has_arabic(text) ? RIGHT_TO_LEFT : "";
    struct isolates isolates = {.depth = 0};
    size_t begin = 0;

    /* Columns are counted from the indent, so that every line has the same width. */
    u8_width_linebreaks((const uint8_t *)text, length, width, column - indent, 0, bound, "UTF-8", breaks);
    bold = options->styled ? bold : 0;
    fputs(direction, stdout);
    fputs(bold ? BOLD : "", stdout);
    for (size_t i = 1; i <= length; i++) {
        bool breaks_here = i < length && (breaks[i] == UC_BREAK_POSSIBLE || breaks[i] == UC_BREAK_MANDATORY);
        size_t end = i;
        if (i < length && !breaks_here && i != bold)
            continue;
        while (breaks_here && end > begin && text[end - 1] == ' ')
            end--;
        print_part(&isolates, text + begin, end - begin);
        if (i == bold)
            fputs(PLAIN, stdout);
        if (breaks_here)
            print_line_end(&isolates, indent, direction);
        begin = i;
    }
    free(breaks);
    free(bound);
}

static void print_wrapped(const struct options *options, const char *text, int column, int indent)
{
    print_styled_lines(options, text, 0, column, indent);
}

static void print_rule(char mark, int columns)
{
    for (int i = 0; i < columns; i++)
        fputc(mark, stdout);
    fputc('\n', stdout);
}

static void print_heading(const struct options *options, const char *style, const char *text, char mark)
{
    fputs(options->styled ? style : "", stdout);
    print_wrapped(options, text, 0, 0);
    puts(options->styled ? PLAIN : "");
    print_rule(mark, screen_columns(text) < options->width ? screen_columns(text) : options->width);
}

void screen_heading(const struct options *options, const char *text, char mark)
{
    print_heading(options, BOLD, text, mark);
}

/* ---- Pages ---- */

struct screen {
    const struct options *options;
    sipcodes_part before;          /* the part of the piece before this one; 0 at the top */
    const struct inquiry *inquiry; /* of a page about a response */
    sipcodes_cursor faults;        /* of the response, as far as they are printed */
};

static bool is_item(sipcodes_part part)
{
    return part == SIPCODES_PART_DIFFERENCE || part == SIPCODES_PART_FACT || part == SIPCODES_PART_COMMON ||
           (part >= SIPCODES_PART_HEADER && part <= SIPCODES_PART_RELATED) || part == SIPCODES_PART_VALUE ||
           part == SIPCODES_PART_FAULT;
}

/* A labelled paragraph: the label on a line of its own, the text indented. */
static void print_paragraph(const struct options *options, const char *label, const char *text)
{
    if (*label) {
        print_styled(options, BOLD, label);
        printf("\n  ");
        print_wrapped(options, text, 2, 2);
    } else {
        print_wrapped(options, text, 0, 0);
    }
    fputc('\n', stdout);
}

/* The source of an item, "" if it rests on two: those of derived sentences stand on the codes' own pages. */
static const char *item_source(const sipcodes_piece *piece)
{
    bool derived = sipcodes_piece_part(piece) == SIPCODES_PART_COMMON || sipcodes_piece_side(piece, 0, NULL, 0) > 0;
    return derived ? "" : sipcodes_piece_source(piece, 0);
}

/* Text behind a label, with its source in brackets if it has one; later lines begin at indent. */
static void print_sourced(const struct options *options, const char *label, const char *text, const char *source, int indent)
{
    char *line = labelled(options, label, text, source);

    print_styled_lines(options, line, strlen(label), indent, indent);
    fputc('\n', stdout);
    free(line);
}

void screen_labelled(const struct options *options, const char *label, const char *text, const char *source)
{
    print_sourced(options, label, text, source, 0);
}

void screen_item(const struct options *options, const char *label, const char *text, const char *source)
{
    fputs("- ", stdout);
    print_sourced(options, label, text, source, 2);
}

/* An item of a list: number or dash, label, text, and its source if it has one of its own. */
static void print_item(const struct options *options, const sipcodes_piece *piece, const char *text)
{
    if (sipcodes_piece_part(piece) == SIPCODES_PART_DIFFERENCE) {
        printf("%2d. ", sipcodes_piece_number(piece));
        print_sourced(options, sipcodes_piece_label(piece), text, item_source(piece), 4);
    } else {
        screen_item(options, sipcodes_piece_label(piece), text, item_source(piece));
    }
}

/* A fault of a pasted response, with its place in the file; the library's sentence has that in the message. */
static void print_placed_fault(struct screen *screen)
{
    const struct options *options = screen->options;
    sipcodes_fault fault;
    struct place place;
    char *name, *text;

    if (sipcodes_response_next_fault(&screen->inquiry->response, &screen->faults, &fault) <= 0)
        return;
    place = capture_place(&screen->inquiry->capture, fault.position);
    text = said("command.fault_place", "text", sipcodes_problem_label(fault.problem, options->lang), "line",
                number_text((long long)place.line).text, "column", number_text((long long)place.column).text, NULL);
    name = bytes_string(fault.name);
    screen_item(options, name, text, "");
    free(name);
    free(text);
}

static void print_piece(struct screen *screen, const sipcodes_piece *piece, const char *text)
{
    const struct options *options = screen->options;
    sipcodes_part part = sipcodes_piece_part(piece);

    switch (part) {
    case SIPCODES_PART_TITLE:
        print_heading(options, BOLD, text, '=');
        break;
    case SIPCODES_PART_CARD:
        print_heading(options, sipcodes_piece_cause(piece) ? BOLD : style_of(sipcodes_piece_status(piece)), text, '-');
        break;
    case SIPCODES_PART_HEADING:
        print_heading(options, BOLD, text, '-');
        break;
    case SIPCODES_PART_STEP:
    case SIPCODES_PART_REASON:
        screen_labelled(options, sipcodes_piece_label(piece), text, sipcodes_piece_source(piece, 0));
        break;
    default:
        if (part == SIPCODES_PART_FAULT && screen->inquiry->capture.message)
            print_placed_fault(screen);
        else if (is_item(part))
            print_item(options, piece, text);
        else
            print_paragraph(options, sipcodes_piece_label(piece), text);
        break;
    }
}

/* Pieces are set apart by an empty line, but not the items of a list, nor what follows a heading. */
static bool needs_gap(sipcodes_part before, sipcodes_part part)
{
    bool after_heading = before == SIPCODES_PART_CARD || before == SIPCODES_PART_HEADING;
    return before && !after_heading && !(is_item(before) && before == part && part != SIPCODES_PART_DIFFERENCE);
}

static int visit_piece(const sipcodes_piece *piece, void *user)
{
    struct screen *screen = user;
    char *text = piece_string(piece);

    if (needs_gap(screen->before, sipcodes_piece_part(piece)))
        fputc('\n', stdout);
    print_piece(screen, piece, text);
    screen->before = sipcodes_piece_part(piece);
    free(text);
    return 0;
}

void screen_explain(const struct options *options, const struct asked *asked)
{
    struct screen screen = {.options = options};
    (asked->is_cause ? sipcodes_cause_explain_visit : sipcodes_explain_visit)(asked->number, options->lang, visit_piece,
                                                                              &screen);
}

void screen_compare(const struct options *options, const struct asked *two)
{
    struct screen screen = {.options = options};
    (two->is_cause ? sipcodes_cause_compare_visit : sipcodes_compare_visit)(two[0].number, two[1].number, options->lang,
                                                                            visit_piece, &screen);
}

void screen_advice(const struct options *options, const struct inquiry *inquiry)
{
    struct screen screen = {.options = options, .inquiry = inquiry};
    sipcodes_advice_visit(&inquiry->advice, options->lang, visit_piece, &screen);
}

void screen_response(const struct options *options, const struct inquiry *inquiry)
{
    struct screen screen = {.options = options, .inquiry = inquiry};
    sipcodes_explain_response_visit(&inquiry->response, &inquiry->context, &inquiry->policy, options->lang, visit_piece,
                                    &screen);
}

/* ---- Lists ---- */

void screen_column(const char *text, int columns)
{
    printf("%s%*s  ", text, columns - screen_columns(text), "");
}

void screen_status(const struct options *options, int status)
{
    char number[12];

    snprintf(number, sizeof number, "%d", status);
    print_styled(options, style_of(status), number);
}

void screen_list(const struct options *options, const int *statuses, size_t count)
{
    int widest = 0;

    for (size_t i = 0; i < count; i++) {
        int columns = screen_columns(sipcodes_phrase(statuses[i]));
        widest = columns > widest ? columns : widest;
    }
    for (size_t i = 0; i < count; i++) {
        const sipcodes_code *code = sipcodes_get(statuses[i]);
        screen_status(options, statuses[i]);
        fputs("  ", stdout);
        screen_column(sipcodes_phrase(statuses[i]), widest);
        if (sipcodes_code_standing(code) == SIPCODES_STANDING_REGISTERED) {
            puts(sipcodes_value_name(SIPCODES_FACT_ACTION, (int)sipcodes_code_action(code)));
        } else {
            screen_column(sipcodes_value_name(SIPCODES_FACT_ACTION, (int)sipcodes_code_action(code)), 12);
            puts(sipcodes_value_name(SIPCODES_FACT_STANDING, (int)sipcodes_code_standing(code)));
        }
    }
}

void screen_search(const struct options *options, const int *statuses, size_t count, size_t total)
{
    for (size_t i = 0; i < count; i++) {
        const sipcodes_code *code = sipcodes_get(statuses[i]);
        char heading[128];
        snprintf(heading, sizeof heading, "%d %s", statuses[i], sipcodes_code_phrase(code));
        if (i > 0)
            fputc('\n', stdout);
        print_styled(options, style_of(statuses[i]), heading);
        printf("\n  ");
        print_wrapped(options, sipcodes_code_text(code, SIPCODES_TEXT_LEAD, options->lang, NULL), 2, 2);
        fputc('\n', stdout);
    }
    if (count < total) {
        char *more = said("command.more_matches", "number", number_text((long long)count).text, "count",
                          number_text((long long)total).text, NULL);
        printf("\n%s\n", more);
        free(more);
    }
}

void screen_named(const struct options *options, bool first, const char *name, const char *label, const char *source)
{
    if (!first)
        fputc('\n', stdout);
    print_styled(options, BOLD, name);
    fputs("\n  ", stdout);
    print_sourced(options, "", label, source, 2);
}
