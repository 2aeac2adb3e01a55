# Tags and locale names for a language that is spoken.
for tag in en EN en-US en_GB.UTF-8; do sipcodes --lang "$tag" 486 | head -n 1; done
