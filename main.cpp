/// jitu: which money stands behind this result, who says so, and in which sentence.
///
/// Builds the command line from what the rooms offer, and says in the language of the locale how it is used.
#include <CLI/CLI.hpp>
#include <atomic>
#include <csignal>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "ingest/cli/commands.h"
#include "ingest/readers/reader.h"
#include "query/cli/commands.h"
#include "query/shell/shell.h"
#include "schema/text/display.h"
#include "schema/text/nearest.h"

namespace {

using jitu::text::Language;

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

/// CLI11's help in the language of the locale, with columns that line up beside Chinese too.
class HelpFormatter : public CLI::Formatter {
 public:
  explicit HelpFormatter(Language language) {
    if (language == Language::kEnglish) return;
    label("Usage", "用法");
    label("OPTIONS", "选项");
    label("SUBCOMMAND", "命令");
    label("Positionals", "参数");
    label("Options", "选项");
    label("REQUIRED", "必需");
    label("Env", "环境变量");
    label("TEXT", "文字");
    label("FLOAT", "数");
    label("INT", "整数");
    label("UINT", "整数");
  }

  std::string make_group(std::string group, bool positional, std::vector<const CLI::Option*> options) const override {
    return Formatter::make_group(get_label(group), positional, std::move(options));
  }
  std::string make_option(const CLI::Option* option, bool positional) const override {
    return Entry(make_option_name(option, positional) + make_option_opts(option), make_option_desc(option));
  }
  std::string make_subcommand(const CLI::App* command) const override {
    return Entry(command->get_name(), command->get_description());
  }

 private:
  std::string Entry(const std::string& name, const std::string& about) const {
    std::string text = "  " + name;
    const auto column = get_column_width();
    const auto width = static_cast<std::size_t>(jitu::text::DisplayWidth(text));
    text += width + 2 > column ? "\n" + std::string(column, ' ') : std::string(column - width, ' ');
    return text + about + "\n";
  }
};

/// The commands by what they are for, as the help shows them.
struct CommandGroup {
  jitu::Message title;
  std::vector<std::string> commands;
};

void Arrange(CLI::App& app, Language language) {
  const CommandGroup groups[] = {
      {jitu::Say("常用", "Everyday"), {"ingest", "trace", "lookup", "check", "query", "shell", "export"}},
      {jitu::Say("证据与判断", "Evidence and judgement"), {"show", "extract", "judge", "verify-bundle"}},
      {jitu::Say("维护图", "Upkeep of a graph"), {"stats", "schema", "import", "verify", "backup"}},
      {jitu::Say("试验", "Trying things out"), {"quantities", "bench"}},
  };
  for (const CommandGroup& group : groups) {
    for (const std::string& name : group.commands) {
      app.get_subcommand(name)->group(jitu::text::In(language, group.title));
    }
  }
}

std::vector<std::string> NamesOf(const std::vector<CLI::App*>& commands) {
  std::vector<std::string> names;
  for (const CLI::App* command : commands) names.push_back(command->get_name());
  return names;
}

/// What is wrong with the command line. CLI11 says the details in English only.
jitu::Message FaultOf(CLI::App& app, const CLI::ParseError& error) {
  const std::vector<std::string> rest = app.remaining(true);
  if (app.get_subcommands().empty() && !rest.empty()) {
    const auto meant = jitu::text::Nearest(rest.front(), NamesOf(app.get_subcommands({})));
    return meant ? jitu::Say("没有 {} 这个命令；是不是 {}？", "there is no command {}; did you mean {}?", rest.front(),
                             *meant)
                 : jitu::Say("没有 {} 这个命令", "there is no command {}", rest.front());
  }
  const std::string detail = error.what();
  if (!rest.empty()) return jitu::Say("多余的参数：{}", "not expected: {}", CLI::detail::join(rest, " "));
  constexpr std::string_view kMissing = " is required";
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr && detail.ends_with(kMissing)) {
    return jitu::Say("缺少 {}", "{} is missing", detail.substr(0, detail.size() - kMissing.size()));
  }
  return jitu::Say("参数不对：{}", "{}", detail);
}

/// Prints what was asked for (help, version) or what is wrong, and gives the exit status.
int Leave(CLI::App& app, const CLI::ParseError& error, Language language) {
  if (error.get_exit_code() == 0) return app.exit(error);
  const auto said = app.get_subcommands();
  const std::string command = said.empty() ? "jitu" : "jitu " + said.front()->get_name();
  std::cerr << jitu::text::In(language, jitu::Say("错误：", "error: ")) << jitu::text::In(language, FaultOf(app, error))
            << '\n'
            << jitu::text::In(language, jitu::Say("用法见 {} --help", "{} --help shows the usage", command)) << '\n';
  return 1;
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
  app.set_version_flag("--version", JITU_VERSION,
                       jitu::text::In(language, jitu::Say("显示版本", "Display program version information and exit")));
  app.require_subcommand(1);
  app.formatter(std::make_shared<HelpFormatter>(language));
  app.set_help_flag("-h,--help",
                    jitu::text::In(language, jitu::Say("显示这份说明", "Print this help message and exit")));
  jitu::ingest::AddCommands(app, stop, exit_status);
  jitu::query::AddCommands(app, stop, SourceReaderOf(stop), exit_status);
  jitu::query::AddShell(app, exit_status);
  Arrange(app, language);
  if (argc == 1) {
    std::cerr << app.help();
    return 1;
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return Leave(app, error, language);
  }
  return exit_status;
}
