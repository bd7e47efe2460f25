/// A program that reads untrusted files has no business with the network.
#pragma once

namespace jitu::ingest {

/// From here on this process, what it becomes and its children open no sockets but local ones, and connect none at all.
/// (LibreOffice makes a local one and ends if it may not.) To be called between fork and exec.
///
/// By a filter of system calls: a network namespace of its own does the same, but takes a tenth of a second and more
/// where many are made and unmade. It serves where the system knows no such filter.
void RenounceNetwork();

}  // namespace jitu::ingest
