/// The commands that ask the graph: query, trace, lookup, check, stats, bench, schema, verify, backup.
#pragma once

#include "query/export/source_reader.h"
#include "schema/base/stop.h"

namespace CLI {
class App;
}

namespace jitu::query {

/// Adds the commands to the program. A command that runs writes its exit status to `exit_status` (contract, section 1)
/// and gives up soon after `stop` is requested. Both must outlive the parsing. `read` is for verify-bundle.
void AddCommands(CLI::App& app, const StopSignal& stop, const exporting::SourceReader& read, int& exit_status);

}  // namespace jitu::query
