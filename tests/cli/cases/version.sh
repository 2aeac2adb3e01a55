sipcodes --version | sed 's/data .*/data DIGEST/'
