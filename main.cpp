/// jitu: which money stands behind this result, who says so, and in which sentence.
///
/// Builds the command line from what the rooms offer; nothing else.
#include <CLI/CLI.hpp>
#include <atomic>
#include <csignal>
#include <iostream>
#include <utility>

#include "ingest/cli/commands.h"
#include "ingest/readers/reader.h"
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

/// For bundles, whose room knows no readers.
jitu::query::exporting::SourceReader SourceReaderOf(const jitu::StopSignal& stop) {
  return [&stop](const std::string& report_path) -> jitu::Result<jitu::query::exporting::SourceText> {
    jitu::ingest::ReadLimits limits;
    limits.ocr = true;  // a scan that became evidence was read so
    limits.stop = stop;
    JITU_TRY(auto report, jitu::ingest::ReadReport(report_path, limits));
    return jitu::query::exporting::SourceText{std::move(report.sha256), std::move(report.source)};
  };
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
  jitu::query::AddCommands(app, stop, SourceReaderOf(stop), exit_status);
  jitu::query::AddShell(app, exit_status);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 1;
  }
  return exit_status;
}
