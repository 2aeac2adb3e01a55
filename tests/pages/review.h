/*
 * review.h - rules that every page has to keep as a whole, whatever its texts say.
 */
#ifndef PAGES_REVIEW_H
#define PAGES_REVIEW_H

#include "copy.h"

/* The first rule that a page breaks, in words, and the text it is about; rule is NULL if it keeps all. */
struct finding {
    const char *rule;
    const char *text;
};

/* Parts come in their order, lists are counted from 1, and no heading stands alone. */
struct finding review_form(const struct copied_page *page);

/* What states a fact names what it rests on. */
struct finding review_sources(const struct copied_page *page);

/* No reference and no related code comes twice, and neither code of the page is related to itself. */
struct finding review_lists(const struct copied_page *page);

/* For comparisons: there is a lead, and it is more than the description of one code. */
struct finding review_lead(const struct copied_page *page);

/* For comparisons of two different codes: they differ, each difference is one, and none repeats another or the lead. */
struct finding review_differences(const struct copied_page *page);

/* For the comparisons (a, b) and (b, a): they state the same. */
struct finding review_orders(const struct copied_page *ab, const struct copied_page *ba);

#endif
