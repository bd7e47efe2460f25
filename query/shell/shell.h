/// jitu shell: statements typed one after the other, with history and completion.
#pragma once

namespace CLI {
class App;
}

namespace jitu::query {

/// Adds the command. It writes its exit status to `exit_status`, which must outlive the parsing.
void AddShell(CLI::App& app, int& exit_status);

}  // namespace jitu::query
