//go:build unix

package publish

import (
	"os"
	"syscall"
)

// lockHolds says that a lock lasts while its file is open.
const lockHolds = true

// tryLock takes a lock that the system lets go when the program ends, however
// it ends. A file system without locks counts as free.
func tryLock(f *os.File) bool {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	return err != syscall.EWOULDBLOCK
}
