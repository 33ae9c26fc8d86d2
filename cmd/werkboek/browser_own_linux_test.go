package main

import (
	"context"
	"os/exec"
	"syscall"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// An ownBrowser is one that a journey may end, and start again on the same
// profile.
type ownBrowser struct {
	*tab
	group int // of its processes
}

// startOn starts a browser whose profile stands in a folder, with one tab.
func startOn(t *testing.T, profile string) *ownBrowser {
	t.Helper()
	needBrowser(t)
	options := append(chromedp.DefaultExecAllocatorOptions[:len(chromedp.DefaultExecAllocatorOptions):len(chromedp.DefaultExecAllocatorOptions)],
		chromedp.NoSandbox, chromedp.WindowSize(1280, 900), chromedp.UserDataDir(profile),
		chromedp.ModifyCmdFunc(func(c *exec.Cmd) { c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL} }))
	ctx, _ := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(ctx)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	b := &ownBrowser{tab: &tab{t: t, ctx: ctx}, group: chromedp.FromContext(ctx).Browser.Process().Pid}
	t.Cleanup(func() {
		b.kill()
		cancel()
	})
	return b
}

// kill ends every process of the browser at once, and waits until none is left.
func (b *ownBrowser) kill() {
	b.t.Helper()
	for began := time.Now(); syscall.Kill(-b.group, syscall.SIGKILL) != syscall.ESRCH; time.Sleep(5 * time.Millisecond) {
		if time.Since(began) > patience {
			b.t.Fatal("the browser cannot be ended")
		}
	}
}
