/// jitu: which money stands behind this result, who says so, and in which sentence.
///
/// Builds the command line from what the rooms offer; nothing else.
#include <CLI/CLI.hpp>
#include <atomic>
#include <csignal>
#include <iostream>

#include "ingest/cli/commands.h"
#include "query/cli/commands.h"
#include "query/shell/shell.h"
#include "schema/text/display.h"

namespace {

std::atomic<bool> stop_requested{false};

/// The first Ctrl-C asks for an orderly stop, the second one ends the program.
void OnInterrupt(int signal) {
  stop_requested.store(true);
  std::signal(signal, SIG_DFL);
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGINT, OnInterrupt);
  std::signal(SIGTERM, OnInterrupt);
  const jitu::StopSignal stop(&stop_requested);
  const auto language = jitu::text::MessageLanguage();
  int exit_status = 0;

  CLI::App app(jitu::text::In(
                   language, jitu::Say("绩图：哪笔钱支撑了这项成果，谁说的，在哪一句。",
                                       "jitu: which money stands behind this result, who says so, in which sentence.")),
               "jitu");
  app.set_version_flag("--version", JITU_VERSION);
  app.require_subcommand(1);
  jitu::ingest::AddCommands(app, stop, exit_status);
  jitu::query::AddCommands(app, stop, exit_status);
  jitu::query::AddShell(app, exit_status);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 1;
  }
  return exit_status;
}
