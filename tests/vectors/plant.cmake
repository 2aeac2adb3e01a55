# Writes a copy of the vectors with one mistake in it, to show that the replay notices.
#   cmake -DFROM=FILE -DTO=FILE -DSUBJECT=486 -DFIELD=phrase -DVALUE=Busy -P plant.cmake   alters one value
#   cmake -DFROM=FILE -DTO=FILE -DSUBJECT=486 -DTEXT=stop -DWITH=wait -P plant.cmake        alters a text in a row
#   cmake -DFROM=FILE -DTO=FILE -DSUBJECT=486 -P plant.cmake                                drops all rows of a subject
#   cmake -DFROM=FILE -DTO=FILE -DTEXT=MESSAGE -DWITH=INVITE -P plant.cmake                 alters a text everywhere
string(ASCII 9 tab)
file(READ "${FROM}" right)
if(TEXT AND NOT SUBJECT)
  string(REPLACE "${TEXT}" "${WITH}" wrong "${right}")
elseif(FIELD)
  string(REGEX REPLACE "\n${SUBJECT}${tab}${FIELD}${tab}[^\n]*" "\n${SUBJECT}${tab}${FIELD}${tab}${VALUE}" wrong "${right}")
elseif(TEXT)
  string(REGEX REPLACE "\n(${SUBJECT}${tab}[^\n]*)${TEXT}" "\n\\1${WITH}" wrong "${right}")
else()
  string(REGEX REPLACE "\n${SUBJECT}${tab}[^\n]*" "" wrong "${right}")
endif()
if(wrong STREQUAL right)
  message(FATAL_ERROR "${FROM} has nothing to change about ${SUBJECT} ${FIELD}${TEXT}")
endif()
file(WRITE "${TO}" "${wrong}")
