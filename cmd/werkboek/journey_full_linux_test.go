package main

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
)

// smallDisk gives a folder that is a disk of its own, of so many MB. Only who
// may mount can have one.
func smallDisk(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skip("no disk can be mounted here, so this journey is skipped: ", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// fillUp takes all the room that is left on a disk.
func fillUp(t *testing.T, file string) {
	t.Helper()
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	for block := make([]byte, 1<<20); len(block) > 0; block = block[:len(block)/2] {
		for err = nil; err == nil; _, err = f.Write(block) {
		}
		if !errors.Is(err, syscall.ENOSPC) {
			t.Fatal(err)
		}
	}
	_ = f.Close()
}

// On a disk that is really full nothing is called saved that is not, a copy
// takes everything along, what was stored comes back once there is room, also
// when the browser was started again meanwhile, and what was typed is stored.
func TestJourneyDiskFull(t *testing.T) {
	address, disk := site(t), smallDisk(t, "128m")
	profile, filler := filepath.Join(disk, "profile"), filepath.Join(disk, "filler")
	b := startOn(t, profile)
	b.visit(address + "wie-zijn-wij.html")
	put(b.tab, "dossier.title", "bewaard van vroeger")
	b.saved()

	fillUp(t, filler)
	typed := longStory(200_000) + "past er niet meer bij"
	put(b.tab, "dossier.activity", typed)
	b.wait(stateOfPage + ` === "failed"`)
	noRoom(b.tab, "lukt niet", "bewaard van vroeger", typed)
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	b.saved() // without a key that is pressed
	b.reload()
	expect(b.tab, value("dossier.title"), "bewaard van vroeger")
	expect(b.tab, value("dossier.activity"), typed)

	b.kill()
	fillUp(t, filler)
	b = startOn(t, profile)
	fillUp(t, filler+"-too") // what the browser let go of when it started
	b.visit(address + "wie-zijn-wij.html")
	put(b.tab, "dossier.organisation", "op een volle schijf")
	b.wait(stateOfPage + ` !== "saving"`)
	said := ask[string](b.tab, stateOfPage)
	if !slices.Contains([]string{"saved", "failed", "silent", "memory"}, said) {
		t.Errorf("on a full disk the line says %q", said)
	}
	b.kill()
	for _, file := range []string{filler, filler + "-too"} {
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
	}
	b = startOn(t, profile)
	b.visit(address + "wie-zijn-wij.html")
	expect(b.tab, value("dossier.title"), "bewaard van vroeger")
	expect(b.tab, value("dossier.activity"), typed)
	if said == "saved" {
		expect(b.tab, value("dossier.organisation"), "op een volle schijf")
	}
	t.Logf("started on a full disk, the line said %q", said)
}
