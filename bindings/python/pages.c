/* pages.c - the pieces of a page as records. */
#include "pages.h"

static PyObject *piece_text(const sipcodes_piece *piece)
{
    struct text text;
    int length;

    text_begin(&text);
    do
        length = sipcodes_piece_text(piece, text.buffer, text.size);
    while (text_grows(&text, &length));
    return text_end(&text, length, "piece_text", NULL);
}

static PyObject *piece_side(const sipcodes_piece *piece, int side)
{
    struct text text;
    int length;

    text_begin(&text);
    do
        length = sipcodes_piece_side(piece, side, text.buffer, text.size);
    while (text_grows(&text, &length));
    return text_end(&text, length, "piece_side", NULL);
}

/* Both halves, or nothing. */
static PyObject *sides(const sipcodes_piece *piece)
{
    if (sipcodes_piece_side(piece, 0, NULL, 0) <= 0)
        return PyTuple_New(0);
    return Py_BuildValue("(NN)", piece_side(piece, 0), piece_side(piece, 1));
}

static PyObject *sources(const sipcodes_piece *piece)
{
    const char *first = sipcodes_piece_source(piece, 0);
    const char *second = sipcodes_piece_source(piece, 1);

    if (*second)
        return Py_BuildValue("(ss)", first, second);
    return *first ? Py_BuildValue("(s)", first) : PyTuple_New(0);
}

static PyObject *piece_record(struct state *state, const sipcodes_piece *piece)
{
    struct filling filling = record_begin(state, KIND_PIECE);

    filling_add(&filling, name_object(state, sipcodes_part_name(sipcodes_piece_part(piece))));
    filling_add(&filling, piece_text(piece));
    filling_add(&filling, text_object(sipcodes_piece_label(piece)));
    filling_add(&filling, PyLong_FromLong(sipcodes_piece_number(piece)));
    filling_add(&filling, number_or_none(sipcodes_piece_status(piece)));
    filling_add(&filling, number_or_none(sipcodes_piece_cause(piece)));
    filling_add(&filling, name_object(state, sipcodes_fact_name(sipcodes_piece_fact(piece))));
    filling_add(&filling, sides(piece));
    filling_add(&filling, sources(piece));
    filling_add(&filling, name_object(state, sipcodes_piece_language(piece)));
    return filling_end(&filling);
}

int collect_piece(const sipcodes_piece *piece, void *user)
{
    struct collection *collection = user;
    list_add(&collection->pieces, piece_record(collection->state, piece));
    return collection->pieces ? 0 : 1;
}

PyObject *collection_end(struct collection *collection, int result, const char *function, PyObject *about)
{
    PyObject *pieces = collection->pieces;

    collection->pieces = NULL;
    if (result < 0) {
        Py_XDECREF(pieces);
        return fail(function, result, about, -1);
    }
    return list_end(pieces);
}

PyObject *page_record(struct state *state, PyObject *text, PyObject *kind, PyObject *subject, PyObject *lang)
{
    struct filling filling = record_begin(state, KIND_PAGE);

    filling_add(&filling, Py_NewRef(text));
    filling_add(&filling, Py_NewRef(kind));
    filling_add(&filling, Py_NewRef(subject));
    filling_add(&filling, Py_NewRef(lang));
    return filling_end(&filling);
}
