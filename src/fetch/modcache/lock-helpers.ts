/**
 * Programs that hold flock(2) for us, which Node lacks. All speak one protocol over stdin and stdout, one line each:
 * `T <path>` tries the lock (`y` taken, `n` held by another process, `e …` cannot), `U <path>` gives it back (no
 * answer). First line out is `ready`. The kernel frees every lock when the helper ends, and it ends with its stdin.
 */
export interface LockHelper {
  readonly command: string;
  readonly args: readonly string[];
  /** Locks it can hold at the same time. */
  readonly capacity: number;
}

const perl = `
use strict; use Fcntl qw(:flock O_RDWR O_CREAT); $| = 1; my %held; print "ready\\n";
while (defined(my $line = <STDIN>)) {
  chomp $line; my ($op, $path) = split(/ /, $line, 2);
  if ($op eq "U") { close(delete $held{$path}) if $held{$path}; next }
  my $file;
  if (!sysopen($file, $path, O_RDWR | O_CREAT, 0666)) { print "e $!\\n" }
  elsif (flock($file, LOCK_EX | LOCK_NB)) { $held{$path} = $file; print "y\\n" }
  else { close $file; print "n\\n" }
}`;

const python = `
import fcntl, os, sys
held = {}
print("ready", flush=True)
for line in iter(sys.stdin.readline, ""):
    op, path = line.rstrip("\\n").split(" ", 1)
    if op == "U":
        if path in held: os.close(held.pop(path))
        continue
    try: fd = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        print("e", error.strerror, flush=True)
        continue
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        held[path] = fd
        print("y", flush=True)
    except OSError:
        os.close(fd)
        print("n", flush=True)
`;

/** util-linux flock(1) locks a descriptor of the shell that called it. */
const shell = `
flock --version >/dev/null 2>&1 || exit 1
echo ready
while IFS= read -r line; do
  path=\${line#* }
  case $line in
  U*) exec 9>&- ;;
  *) if ( : >>"$path" ) 2>/dev/null; then exec 9<>"$path"
       if flock -n 9; then echo y; else exec 9>&-; echo n; fi
     else echo e cannot be opened; fi ;;
  esac
done`;

/** In order of start-up time; the first that is there and says `ready` is taken. */
export const lockHelpers: readonly LockHelper[] = [
  { command: "perl", args: ["-e", perl], capacity: 256 },
  { command: "python3", args: ["-S", "-E", "-c", python], capacity: 256 },
  { command: "sh", args: ["-c", shell], capacity: 1 },
];
