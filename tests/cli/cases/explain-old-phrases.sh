for phrase in 'Session Timer Too Small' 'Internal Server Error' 'Unsupported Certificate' 'Server Timeout'; do sipcodes explain "$phrase" | head -n 1; done
