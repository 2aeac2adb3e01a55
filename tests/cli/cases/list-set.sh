sipcodes list 'final,!2xx,!action=stop,!unregistered'
