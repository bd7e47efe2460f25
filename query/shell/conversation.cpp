#include "query/shell/conversation.h"

#include <chrono>
#include <iostream>
#include <unistd.h>

#include "query/cli/asking.h"
#include "query/cli/parameters.h"
#include "query/cli/print_result.h"
#include "query/cli/run_export.h"
#include "query/reading/graph_moment.h"

namespace jitu::query {
namespace {

constexpr std::size_t kMostNames = 200;
constexpr const char* kKeywords[] = {
    "ACYCLIC",   "ALL",      "AND",     "ANY",      "AS",       "ASC",         "AT LEAST",    "BY",          "CALL",
    "CASE",      "CONTAINS", "CREATE",  "DELETE",   "DESC",     "DETACH",      "DISTINCT",    "ELSE",        "END",
    "ENDS WITH", "EXISTS",   "EXPLAIN", "FUNDS OF", "IN",       "IS NULL",     "IS NOT NULL", "LIMIT",       "MATCH",
    "MERGE",     "NOT",      "OFFSET",  "ON",       "OPTIONAL", "OR",          "ORDER BY",    "OUTCOMES OF", "PROFILE",
    "REMOVE",    "RETURN",   "SET",     "SHORTEST", "SKIP",     "STARTS WITH", "THEN",        "TRACE",       "TRAIL",
    "UNION",     "UNWIND",   "WHEN",    "WHERE",    "WITH",     "XOR",         "YIELD"};

std::string_view Trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// The first word, and what follows it.
std::pair<std::string_view, std::string_view> Split(std::string_view text) {
  const std::string_view trimmed = Trimmed(text);
  const std::size_t blank = trimmed.find(' ');
  if (blank == std::string_view::npos) return {trimmed, {}};
  return {trimmed.substr(0, blank), Trimmed(trimmed.substr(blank))};
}

std::string Milliseconds(std::chrono::steady_clock::duration taken) {
  const auto tenths = std::chrono::duration_cast<std::chrono::microseconds>(taken).count() / 100;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

}  // namespace

Conversation::Conversation(Common common, StopSignal stop) : common_(std::move(common)), stop_(std::move(stop)) {}

Result<void> Conversation::Open() {
  JITU_CHECK_OK(OpenFor(Access::kRead));
  LearnWords();
  return {};
}

/// Reading leaves the graph to others too, so it is opened for writing only while a statement writes.
Result<void> Conversation::OpenFor(Access access) {
  engine_.reset();
  session_.reset();
  JITU_TRY(auto session, OpenSession(common_, access));
  session_ = std::make_unique<Session>(std::move(session));
  engine_ = std::make_unique<Engine>(*session_->store, session_->catalog);
  TeachTrace(*engine_, session_->catalog);
  access_ = access;
  return {};
}

void Conversation::LearnWords() {
  vocabulary_ = {};
  const GraphMoment moment(*session_->store);
  const auto& tokens = moment.tokens();
  vocabulary_.labels = tokens.label_names();
  vocabulary_.types = tokens.type_names();
  vocabulary_.properties = tokens.property_names();
  vocabulary_.keywords.assign(std::begin(kKeywords), std::end(kKeywords));
  for (const Command& command : Commands()) vocabulary_.commands.emplace_back(command.name);
  vocabulary_.names = [this](std::string_view beginning) { return NamesBeginning(beginning); };
}

std::vector<std::string> Conversation::NamesBeginning(std::string_view beginning) const {
  std::vector<std::string> names;
  const GraphMoment moment(*session_->store);
  const auto add = [&](std::string_view label, std::string_view property) {
    const auto found =
        moment.BeginningWith(label, property, beginning, kMostNames - std::min(kMostNames, names.size()));
    if (!found || found->empty()) return;
    const auto nodes = moment.Nodes(*found, {property});
    if (!nodes) return;
    for (const FoundNode& node : *nodes) names.push_back(TextOf(node.values[0]));
  };
  for (const auto& label : session_->catalog.graph().labels)
    if (label.entity || label.name == "Spending" || label.name == "Indicator") add(label.name, "name");
  add("Fund", "name");
  return names;
}

std::string Conversation::Greeting() const {
  return common_.Text(
      "绩图：输入语句，回车执行；没写完会接着问下一行。Tab 补全，:help 看命令，Ctrl-D 退出。\n",
      "jitu: type a statement and press Enter; an unfinished one goes on in the next line. Tab completes, "
      ":help shows commands, Ctrl-D leaves.\n");
}

int Conversation::Answer(const std::string& entry) {
  const auto done = entry.front() == ':' ? Obey(entry) : Ask(entry);
  std::cout.flush();
  return done ? 0 : Complain(common_, done.error());
}

Result<void> Conversation::Ask(const std::string& statement) {
  last_statement_ = statement;
  RunOptions options;
  std::vector<std::string> written;
  for (const auto& [name, json] : parameters_) written.push_back(name + "=" + json);
  JITU_TRY(options.parameters, ParametersOf(written));
  options.stop = stop_;
  const Access needed = AccessFor(statement);
  if (needed == Access::kWrite) JITU_CHECK_OK(OpenFor(Access::kWrite));
  const auto began = std::chrono::steady_clock::now();
  auto answered = engine_->Run(statement, options);
  const auto taken = std::chrono::steady_clock::now() - began;
  Result<ResultTable> expanded = answered ? ExpandedTable(*engine_, *answered) : Result<ResultTable>(answered.error());
  if (needed == Access::kWrite) JITU_CHECK_OK(Open());
  if (!expanded) return expanded.error();
  Remark(common_, answered->notices);
  if (!expanded->columns.empty()) std::cout << Printed(*expanded, common_.ChosenFormat());
  if (timing_ && isatty(STDOUT_FILENO) == 1) {
    std::cout << Painted(Ink::kDim, common_.Text(Say("{} 行，{} 毫秒", "{} rows, {} ms", expanded->rows.size(),
                                                     Milliseconds(taken))))
              << '\n';
  }
  return {};
}

const std::vector<Conversation::Command>& Conversation::Commands() {
  static const std::vector<Command> kCommands{
      {"help", "", Say("列出命令", "show the commands"), &Conversation::Help},
      {"schema", "", Say("图里可以有什么", "what the graph may hold"), &Conversation::Schema},
      {"param", "NAME JSON",
       Say("设定参数 $NAME；不给值则取消", "set the parameter $NAME; without a value it is dropped"),
       &Conversation::SetParameter},
      {"params", "", Say("列出参数", "show the parameters"), &Conversation::ShowParameters},
      {"export", "FORMAT FILE", Say("把上一条语句的结果导出到文件", "export the answer to the last statement"),
       &Conversation::ExportLast},
      {"timing", "on|off", Say("是否显示行数和用时", "whether to show rows and time"), &Conversation::SetTiming},
      {"format", "table|json|jsonl|csv", Say("输出格式", "output format"), &Conversation::SetFormat},
      {"quit", "", Say("退出", "leave"), &Conversation::Quit},
  };
  return kCommands;
}

Result<void> Conversation::Obey(const std::string& entry) {
  const auto [name, arguments] = Split(std::string_view(entry).substr(1));
  for (const Command& command : Commands())
    if (command.name == name) return (this->*command.run)(arguments);
  return Fail(ErrorCode::kInvalidArgument,
              Say("没有命令“:{}”；:help 列出全部", "there is no command “:{}”; :help shows them all", name));
}

Result<void> Conversation::Help(std::string_view) {
  for (const Command& command : Commands()) {
    std::string line = "  :" + std::string(command.name) + " " + std::string(command.arguments);
    line.resize(std::max<std::size_t>(line.size() + 1, 32), ' ');
    std::cout << line << common_.Text(command.about) << '\n';
  }
  return {};
}

Result<void> Conversation::Schema(std::string_view) {
  std::cout << session_->catalog.Describe(common_.language == text::Language::kChinese);
  return {};
}

Result<void> Conversation::SetParameter(std::string_view written) {
  auto [name, value] = Split(written);
  for (const std::string_view arrow : {"=>", "="})
    if (value.substr(0, arrow.size()) == arrow) value = Trimmed(value.substr(arrow.size()));
  if (!name.empty() && name.front() == '$') name.remove_prefix(1);
  if (name.empty()) return ShowParameters({});
  if (value.empty()) {
    parameters_.erase(std::string(name));
    return {};
  }
  JITU_TRY(const auto checked, ParametersOf({std::string(name) + "=" + std::string(value)}));
  if (!checked.empty()) parameters_[std::string(name)] = std::string(value);
  return {};
}

Result<void> Conversation::ShowParameters(std::string_view) {
  for (const auto& [name, json] : parameters_) std::cout << "  $" << name << " = " << json << '\n';
  return {};
}

Result<void> Conversation::ExportLast(std::string_view words) {
  const auto [format, file] = Split(words);
  if (format.empty() || file.empty() || last_statement_.empty()) {
    return Fail(ErrorCode::kInvalidArgument,
                Say("先问一条语句，再 :export 格式 文件，如 :export csv s.csv",
                    "ask a statement first, then :export FORMAT FILE, as in :export csv s.csv"));
  }
  ExportArguments arguments;
  arguments.common = common_;
  arguments.format = std::string(format);
  arguments.output = std::string(file);
  arguments.statement = last_statement_;
  for (const auto& [name, json] : parameters_) arguments.parameters.push_back(name + "=" + json);
  if (RunExport(arguments, stop_) == 0) std::cout << common_.Text(Say("已写 {}", "wrote {}", file)) << '\n';
  return {};
}

Result<void> Conversation::SetTiming(std::string_view word) {
  timing_ = word != "off";
  return {};
}

Result<void> Conversation::SetFormat(std::string_view word) {
  if (!FormatNamed(word)) {
    return Fail(ErrorCode::kInvalidArgument,
                Say("格式可以是 table、json、jsonl、csv", "the format may be table, json, jsonl, csv"));
  }
  common_.format = std::string(word);
  return {};
}

Result<void> Conversation::Quit(std::string_view) {
  over_ = true;
  return {};
}

}  // namespace jitu::query
