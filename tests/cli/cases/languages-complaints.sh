# What the command says beside the pages is in the language of the reader, from an option and from the environment.
for lang in vi zh-hans de ar; do
  sipcodes --lang $lang explain xyz 2>&1
  sipcodes --lang $lang advise --status 503 --rules 'failover=4y' 2>&1
  sipcodes --lang $lang best 401 407
  sipcodes --lang $lang cause --via asterisk,freeswitch 480
done
LC_ALL=vi_VN.UTF-8 sipcodes --frmat text 486 2>&1; echo "status $?"
