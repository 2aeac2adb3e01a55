sipcodes advise --status 420 --method INVITE --header 'Unsupported: 100rel, foo_bar' --format markdown
