/*
 * sipcodes.i - the interface of the library as SWIG reads it: which functions a binding has, and under which names.
 *
 * This file belongs to no language. How values are converted is told by the typemaps of a language's own folder.
 */
%module native
%{
#include <sipcodes.h>
%}

/* Functions lose the library's prefix; the language has names, not numbers, for enumerators, and no structures. */
%rename("%(strip:[sipcodes_])s") "";
%rename("$ignore", %$isenumitem) "";
%rename("$ignore", %$isenum) "";
%rename("$ignore", %$isclass) "";

/* What a language reads when it makes an object of a record: it is a field of the object, and no function. */
%define %is_field(function)
%ignore function;
%enddef

/* What it calls when it takes an argument or gives an answer. */
%define %is_conversion(function)
%ignore function;
%enddef

%is_field(sipcodes_count)
%is_field(sipcodes_at)
%is_field(sipcodes_code_status)
%is_field(sipcodes_code_phrase)
%is_field(sipcodes_code_symbol)
%is_field(sipcodes_code_slug)
%is_field(sipcodes_code_reference)
%is_field(sipcodes_code_is_registered)
%is_field(sipcodes_code_is_challenge)
%is_field(sipcodes_code_class)
%is_field(sipcodes_code_standing)
%is_field(sipcodes_code_action)
%is_field(sipcodes_code_repair)
%is_field(sipcodes_code_elsewhere)
%is_field(sipcodes_code_again)
%is_field(sipcodes_code_retry_after)
%is_field(sipcodes_code_scope)
%is_field(sipcodes_code_dialog_effect)
%is_field(sipcodes_code_senders)
%is_field(sipcodes_code_methods)
%is_field(sipcodes_code_header)
%is_field(sipcodes_header_name)
%is_field(sipcodes_header_level)
%is_field(sipcodes_header_source)
%is_field(sipcodes_header_is_general)
%is_field(sipcodes_code_alias)
%is_field(sipcodes_alias_phrase)
%is_field(sipcodes_alias_kind_of)
%is_field(sipcodes_alias_user)
%is_field(sipcodes_alias_source)
%is_field(sipcodes_code_related)
%is_field(sipcodes_code_text_source)
%is_field(sipcodes_piece_part)
%is_field(sipcodes_piece_status)
%is_field(sipcodes_piece_cause)
%is_field(sipcodes_piece_number)
%is_field(sipcodes_piece_fact)
%is_field(sipcodes_piece_label)
%is_field(sipcodes_piece_source)
%is_field(sipcodes_piece_language)
%is_field(sipcodes_piece_text)
%is_field(sipcodes_piece_side)
%is_field(sipcodes_response_status)
%is_field(sipcodes_response_phrase)
%is_field(sipcodes_response_method)
%is_field(sipcodes_response_method_name)
%is_field(sipcodes_element_value)
%is_field(sipcodes_element_text)
%is_field(sipcodes_element_number)
%is_field(sipcodes_element_q)
%is_field(sipcodes_element_fault)
%is_field(sipcodes_context_get)
%is_field(sipcodes_advice_get)
%is_field(sipcodes_advice_reason)
%is_field(sipcodes_advice_source)
%is_field(sipcodes_advice_is_warning)
%is_field(sipcodes_advice_text)
%is_field(sipcodes_advice_language)
%is_field(sipcodes_best_index)
%is_field(sipcodes_best_status)
%is_field(sipcodes_best_is_allowed)
%is_field(sipcodes_best_allowed)
%is_field(sipcodes_best_takes_challenges)
%is_field(sipcodes_best_reason)
%is_field(sipcodes_best_source)
%is_field(sipcodes_best_is_warning)
%is_field(sipcodes_best_text)
%is_field(sipcodes_best_language)
%is_field(sipcodes_cause_number)
%is_field(sipcodes_cause_name)
%is_field(sipcodes_cause_class_of)
%is_field(sipcodes_cause_standing_of)
%is_field(sipcodes_cause_source)
%is_field(sipcodes_cause_trust)
%is_field(sipcodes_cause_text_source)
%is_field(sipcodes_cause_table_source)
%is_field(sipcodes_cause_table_trust)
%is_field(sipcodes_cause_table_row)
%is_field(sipcodes_cause_table_default)
%is_field(sipcodes_mapping_subject)
%is_field(sipcodes_mapping_direction)
%is_field(sipcodes_mapping_table)
%is_field(sipcodes_mapping_from)
%is_field(sipcodes_mapping_to)
%is_field(sipcodes_mapping_is_default)
%is_field(sipcodes_mapping_condition)
%is_field(sipcodes_mapping_location)
%is_field(sipcodes_mapping_source)
%is_field(sipcodes_mapping_trust)
%is_field(sipcodes_mapping_next)
%is_field(sipcodes_protocol_name)
%is_field(sipcodes_protocol_is_registered)
%is_field(sipcodes_protocol_source)
%is_field(sipcodes_protocol_takes_several)
%is_field(sipcodes_warning_code)
%is_field(sipcodes_warning_text)
%is_field(sipcodes_warning_source)

%is_conversion(sipcodes_fact_name)
%is_conversion(sipcodes_text_name)
%is_conversion(sipcodes_field_name)
%is_conversion(sipcodes_set_has)
%is_conversion(sipcodes_set_next)
%is_conversion(sipcodes_response_read)
%is_conversion(sipcodes_response_make)
%is_conversion(sipcodes_response_next)
%is_conversion(sipcodes_response_next_fault)
%is_conversion(sipcodes_element_parameter)
%is_conversion(sipcodes_context_set)
%is_conversion(sipcodes_context_parse)
%is_conversion(sipcodes_context_tried)
%is_conversion(sipcodes_policy_get)
%is_conversion(sipcodes_advise)
%is_conversion(sipcodes_advice_next)
%is_conversion(sipcodes_best_response)
%is_conversion(sipcodes_location_find)
%is_conversion(sipcodes_location_name)
%is_conversion(sipcodes_cause_path)
%is_conversion(sipcodes_protocol_find)
%is_conversion(sipcodes_reason_write)
%is_conversion(sipcodes_reason_next)

#ifdef SWIGPYTHON
%include "python/python.i"
#endif

%include "sipcodes.h"
