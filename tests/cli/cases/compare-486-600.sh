sipcodes compare 'Busy Here' BUSY_EVERYWHERE
