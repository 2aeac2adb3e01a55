/*
 * prefix.h - gives the library's prefix to the names that its own files share.
 *
 * In the static library they are visible to the linker, and a host may well have an out_begin() of
 * its own. A test of the installed package tells when a name is missing here.
 */
#ifndef SIPCODES_PREFIX_H
#define SIPCODES_PREFIX_H

#define format_page sipcodes_private_format_page
#define language_index sipcodes_private_language_index
#define out_begin sipcodes_private_out_begin
#define out_end sipcodes_private_out_end
#define out_put_cut sipcodes_private_out_put_cut
#define out_put_escaped sipcodes_private_out_put_escaped
#define out_put_number sipcodes_private_out_put_number
#define page_card sipcodes_private_page_card
#define page_init sipcodes_private_page_init
#define slice_is sipcodes_private_slice_is
#define slice_of sipcodes_private_slice_of
#define slice_trim sipcodes_private_slice_trim
#define subject_header sipcodes_private_subject_header
#define subject_headers sipcodes_private_subject_headers
#define subject_init sipcodes_private_subject_init
#define subject_named sipcodes_private_subject_named
#define subject_reading sipcodes_private_subject_reading
#define subject_relations sipcodes_private_subject_relations
#define subject_sentence sipcodes_private_subject_sentence
#define subject_short sipcodes_private_subject_short
#define subject_source sipcodes_private_subject_source
#define text_language sipcodes_private_text_language
#define text_string sipcodes_private_text_string
#define write_template sipcodes_private_write_template

#endif
