"""What one decision of the routing script costs, beside one that is always the same: microseconds, the least
of several rounds. bench_decision.py FOLDER...: each folder has a module sipcodes."""

import subprocess
import sys
import time

ROUNDS, TIMES = 9, 20000
MESSAGE = (b"SIP/2.0 503 Service Unavailable\r\n"
           b"Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK8c1f.4f6bd7b2.0\r\n"
           b"Via: SIP/2.0/UDP 192.0.2.9:5060;received=192.0.2.9;branch=z9hG4bK776asdhds\r\n"
           b"Record-Route: <sip:192.0.2.1;lr>\r\nFrom: <sip:alice@example.com>;tag=1928301774\r\n"
           b"To: <sip:+15550100@example.com>;tag=314159\r\nCall-ID: a84b4c76e66710@192.0.2.9\r\n"
           b"CSeq: 314159 INVITE\r\nRetry-After: 30\r\nServer: gateway\r\nContent-Length: 0\r\n\r\n")


def measure():
    import sipcodes as sip
    policy = sip.Policy.parse("base=carrier; hold=30")

    def decide():
        response = sip.parse(MESSAGE)
        advice = sip.advise(response, policy=policy, tried=["sip:+15550100@192.0.2.11"], context={
            "role": "proxy", "origin": "peer", "progress": "none", "credentials": False, "attempts": 0,
            "targets_left": 2, "cancelled": False})
        return advice.action, advice.otherwise, advice.hold_scope, advice.hold, advice.reason, advice.sentence

    least = float("inf")
    for _ in range(ROUNDS):
        began = time.process_time()
        for _ in range(TIMES):
            decide()
        least = min(least, time.process_time() - began)
    return least / TIMES * 1e6


if __name__ == "__main__":
    for folder in sys.argv[1:]:
        if len(sys.argv) == 2:
            sys.path.insert(0, folder)
            print(f"{measure():.2f} us  {folder}")
        else:  # each module in a process of its own
            subprocess.run([sys.executable, "-B", __file__, folder], check=True)
