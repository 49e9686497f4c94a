# Catches SIGQUIT as nginx does, for a graceful end.
$SIG{QUIT} = sub { exit 0 };
$| = 1;
print "ready\n";
sleep 600 while 1;
