/// What the shell answers to a statement or to one of its own commands.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "query/cli/console.h"
#include "query/executor/engine.h"
#include "query/shell/completion.h"

namespace jitu::query {

class Conversation {
 public:
  Conversation(Common common, StopSignal stop);

  Result<void> Open();
  std::string Greeting() const;
  const Vocabulary& vocabulary() const { return vocabulary_; }

  /// Prints the answer to a statement or a command (":help"); a fault goes to standard error. The exit status.
  int Answer(const std::string& entry);
  bool IsOver() const { return over_; }

 private:
  Result<void> OpenFor(Access access);
  void LearnWords();
  std::vector<std::string> NamesBeginning(std::string_view beginning) const;
  Result<void> Ask(const std::string& statement);
  Result<void> Obey(const std::string& command);
  Result<void> SetParameter(std::string_view written);
  Result<void> ExportLast(std::string_view words);

  struct Command {
    std::string_view name, arguments;
    Message about;
    Result<void> (Conversation::*run)(std::string_view arguments);
  };
  static const std::vector<Command>& Commands();
  Result<void> Help(std::string_view);
  Result<void> Schema(std::string_view);
  Result<void> ShowParameters(std::string_view);
  Result<void> SetTiming(std::string_view word);
  Result<void> SetFormat(std::string_view word);
  Result<void> Quit(std::string_view);

  Common common_;
  StopSignal stop_;
  Access access_ = Access::kRead;
  std::unique_ptr<Session> session_;
  std::unique_ptr<Engine> engine_;
  Vocabulary vocabulary_;
  std::map<std::string, std::string> parameters_;  ///< name -> JSON
  std::string last_statement_;
  bool timing_ = true, over_ = false;
};

}  // namespace jitu::query
