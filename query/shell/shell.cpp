#include "query/shell/shell.h"

#include <CLI/CLI.hpp>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <signal.h>
#include <unistd.h>

#include "query/cli/console.h"
#include "query/shell/conversation.h"
#include "query/shell/line_editor.h"
#include "query/shell/statement_end.h"

namespace jitu::query {
namespace {

std::atomic<bool> interrupted{false};

void OnInterrupt(int) { interrupted.store(true); }

/// Without SA_RESTART, so that Ctrl-C ends the reading of a line as well as a running statement.
void CatchInterrupts() {
  struct sigaction action = {};
  action.sa_handler = OnInterrupt;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
}

/// XDG Base Directory: state that should survive but is not worth carrying elsewhere. Empty: there is no home.
std::string HistoryFile() {
  const char* state = std::getenv("XDG_STATE_HOME");
  const char* home = std::getenv("HOME");
  if ((state == nullptr || *state == '\0') && (home == nullptr || *home == '\0')) return {};
  const std::filesystem::path folder = state != nullptr && *state != '\0'
                                           ? std::filesystem::path(state) / "jitu"
                                           : std::filesystem::path(home) / ".local" / "state" / "jitu";
  std::error_code fault;
  std::filesystem::create_directories(folder, fault);
  return fault ? std::string() : (folder / "history").string();
}

/// A line at a terminal has a prompt, history and completion; from a pipe it comes as it is.
class Lines {
 public:
  Lines(bool terminal, Conversation& conversation) {
    if (!terminal) return;
    editor_ = std::make_unique<LineEditor>(HistoryFile(), [this, &conversation](std::string_view before) {
      return Shifted(Complete(begun_ + std::string(before), conversation.vocabulary()));
    });
  }

  LineEditor::Read Next(const std::string& begun) {
    begun_ = begun;
    if (editor_) return editor_->ReadLine(begun.empty() ? "jitu> " : "  ... ");
    std::string line;
    if (!std::getline(std::cin, line)) return {LineEditor::Event::kEnd, {}};
    return {LineEditor::Event::kLine, std::move(line)};
  }

  /// A statement of several lines comes back as one, unless a comment would swallow what follows it.
  void Remember(std::string entry) {
    if (!editor_) return;
    if (entry.find("//") == std::string::npos) std::replace(entry.begin(), entry.end(), '\n', ' ');
    editor_->Remember(entry);
  }

 private:
  /// The editor knows only its own line of what was begun.
  Completion Shifted(Completion completion) const {
    if (completion.from < begun_.size()) return {};
    completion.from -= begun_.size();
    return completion;
  }

  std::unique_ptr<LineEditor> editor_;
  std::string begun_;
};

int Talk(const Common& common) {
  CatchInterrupts();
  const bool terminal = isatty(STDIN_FILENO) == 1;
  Conversation conversation(common, StopSignal(&interrupted));
  if (const auto opened = conversation.Open(); !opened) return Complain(common, opened.error());
  Lines lines(terminal, conversation);
  if (terminal) std::cout << conversation.Greeting() << std::flush;
  int status = 0;
  std::string begun;
  while (!conversation.IsOver()) {
    auto read = lines.Next(begun);
    interrupted.store(false);
    if (read.event == LineEditor::Event::kInterrupted) {
      begun.clear();
      std::cout << '\n';
      continue;
    }
    const bool ended = read.event == LineEditor::Event::kEnd;
    if (ended && terminal) std::cout << '\n';
    if (!ended) {
      const bool blank = read.line.find_first_not_of(" \t") == std::string::npos;
      if (begun.empty() && blank) continue;
      const bool is_command = begun.empty() && read.line[read.line.find_first_not_of(" \t")] == ':';
      begun += read.line;
      const bool whole = is_command || (terminal ? blank || IsWhole(begun)
                                                 : WithoutEnd(begun).size() < begun.size() && IsWhole(begun));
      if (!whole) {
        begun += '\n';
        continue;
      }
    }
    const std::string entry(WithoutEnd(begun));
    begun.clear();
    if (!entry.empty()) {
      lines.Remember(entry);
      status = conversation.Answer(entry);
    }
    if (ended) break;
  }
  return terminal ? 0 : status;
}

}  // namespace

void AddShell(CLI::App& app, int& exit_status) {
  const auto common = std::make_shared<Common>();
  CLI::App* command =
      app.add_subcommand("shell", common->Text("逐条输入语句：可编辑、有历史、Tab 补全",
                                               "type statements one after the other: editing, history, Tab completes"));
  command->footer(common->Text("例：\n  jitu shell --db g\n  jitu shell --db g < statements.cypher",
                               "Examples:\n  jitu shell --db g\n  jitu shell --db g < statements.cypher"));
  command->add_option("--db", common->db, common->Text("图所在的文件夹", "folder of the graph"))
      ->envname("JITU_DB")
      ->capture_default_str();
  command->add_option(
      "--schema", common->schema_folder,
      common->Text("附加的词表、模式和发现的文件夹", "folder with further word lists, schema files and findings"));
  command
      ->add_option("--format", common->format,
                   common->Text("输出格式：table、json、jsonl、csv", "output: table, json, jsonl, csv"))
      ->check(CLI::IsMember({"table", "json", "jsonl", "csv"}));
  command->callback([=, &exit_status] { exit_status = Talk(*common); });
}

}  // namespace jitu::query
