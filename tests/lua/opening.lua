-- opening.lua - what a host that makes a state for each call does in it: opens the module, asks a little.
local sip = require "sipcodes"
return sip.phrase(486) .. sip.advise{status = 503, headers = {["Retry-After"] = "30"}}.sentence .. sip.explain(486).text
