package preview

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strconv"
	"syscall"
)

// nextPorts is how many ports are tried when the default one is taken.
const nextPorts = 20

// windowsInUse is what Windows calls EADDRINUSE (WSAEADDRINUSE).
const windowsInUse = syscall.Errno(10048)

// A PortError says that the port that was asked for cannot be had.
type PortError struct {
	Port  int
	Taken bool // by another program
	err   error
}

func (e *PortError) Error() string { return fmt.Sprintf("port %d cannot be used: %s", e.Port, e.err) }

// Unwrap gives the system's own error.
func (e *PortError) Unwrap() error { return e.err }

// listen takes a port on this machine's own addresses, which no other machine
// can reach: always 127.0.0.1, and ::1 where it is to be had.
func listen(ctx context.Context, port int) ([]net.Listener, error) {
	last := port
	if port == 0 {
		port, last = DefaultPort, DefaultPort+nextPorts
	}
	for {
		four, err := listenAt(ctx, "127.0.0.1", port)
		if err == nil {
			listeners := []net.Listener{four}
			if six, err := listenAt(ctx, "::1", port); err == nil {
				listeners = append(listeners, six)
			}
			return listeners, nil
		}
		if port == last {
			taken := errors.Is(err, syscall.EADDRINUSE) || errors.Is(err, windowsInUse)
			return nil, &PortError{Port: port, Taken: taken, err: err}
		}
		port++
	}
}

func listenAt(ctx context.Context, host string, port int) (net.Listener, error) {
	var config net.ListenConfig
	return config.Listen(ctx, "tcp", net.JoinHostPort(host, strconv.Itoa(port)))
}

func closeAll(listeners []net.Listener) {
	for _, l := range listeners {
		l.Close()
	}
}
