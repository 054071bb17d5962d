/** What becomes of the data when a process is killed, the disk fills up, or another program is at work. */
package dev.tidemark.faults;
