#include "query/findings/definition.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

#include "query/findings/embedded_findings.h"

namespace jitu::query {
namespace {

constexpr std::size_t kLongestFile = 64 * 1024;

std::string_view Trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t start = text.find_first_not_of(kBlanks);
  if (start == std::string_view::npos) return {};
  return text.substr(start, text.find_last_not_of(kBlanks) - start + 1);
}

std::vector<std::string> Words(std::string_view text) {
  std::vector<std::string> words;
  while (!(text = Trimmed(text)).empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    words.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return words;
}

Error Wrong(std::string_view file, std::size_t line, Message message) {
  return Fail(ErrorCode::kInvalidArgument, std::move(message), std::string(file) + ":" + std::to_string(line));
}

Result<void> Complete(const FindingDefinition& definition, std::size_t line) {
  const auto missing = [&](const char* what) {
    return Wrong(definition.file, line, Say("发现的定义缺少“{}:”一行", "the finding has no line “{}:”", what));
  };
  if (definition.kind.empty()) return missing("kind");
  if (definition.severity.empty()) return missing("severity");
  if (definition.message.zh.empty()) return missing("zh");
  if (definition.message.en.empty()) return missing("en");
  if (definition.query.empty() == definition.check.empty()) {
    return Wrong(definition.file, line,
                 Say("发现的定义要有“query:”或“check:”之一", "a finding has either “query:” or “check:”"));
  }
  const auto& severity = definition.severity;
  if (severity != "note" && severity != "notice" && severity != "warning") {
    return Wrong(definition.file, line,
                 Say("severity 是 note、notice 或 warning，不是“{}”", "severity is note, notice or warning, not “{}”",
                     severity));
  }
  return {};
}

Result<std::string> ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (!file.is_open() || file.bad() || text.size() > kLongestFile) {
    return Fail(ErrorCode::kInvalidArgument,
                Say("读不了发现的定义“{}”", "cannot read the finding “{}”", path.string()));
  }
  return text;
}

}  // namespace

const std::vector<std::string>& FindingDefinition::List(std::string_view name) const {
  static const std::vector<std::string> none;
  const auto at = lists.find(name);
  return at == lists.end() ? none : at->second;
}

Result<FindingDefinition> ParseDefinition(std::string_view file, std::string_view text) {
  FindingDefinition definition;
  definition.file = file;
  std::size_t number = 0;
  while (!text.empty()) {
    ++number;
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = Trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.front() == '#') continue;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) {
      return Wrong(file, number, Say("这里应为“名称: 内容”", "expected “name: content” here"));
    }
    const std::string_view name = line.substr(0, colon);
    const std::string content(Trimmed(line.substr(colon + 1)));
    if (name == "query") {
      definition.query = content + std::string(Trimmed(text));
      break;
    }
    if (name == "kind")
      definition.kind = content;
    else if (name == "title")
      definition.title = content;
    else if (name == "severity")
      definition.severity = content;
    else if (name == "zh")
      definition.message.zh = content;
    else if (name == "en")
      definition.message.en = content;
    else if (name == "check")
      definition.check = content;
    else if (name.substr(0, 5) == "list ")
      definition.lists[std::string(Trimmed(name.substr(5)))] = Words(content);
    else
      return Wrong(file, number, Say("不认识“{}:”", "“{}:” is not known", name));
  }
  JITU_CHECK_OK(Complete(definition, number));
  return definition;
}

Result<std::vector<FindingDefinition>> LoadDefinitions(const std::optional<std::filesystem::path>& extra) {
  std::vector<FindingDefinition> definitions;
  for (std::size_t i = 0; i < kEmbeddedFindingCount; ++i) {
    JITU_TRY(auto definition, ParseDefinition(kEmbeddedFindings[i].file, kEmbeddedFindings[i].text));
    definitions.push_back(std::move(definition));
  }
  if (!extra) return definitions;
  std::vector<std::filesystem::path> paths;
  std::error_code fault;
  for (std::filesystem::directory_iterator entry(*extra, fault), end; !fault && entry != end; entry.increment(fault)) {
    if (entry->path().extension() == ".finding") paths.push_back(entry->path());
  }
  std::sort(paths.begin(), paths.end());
  for (const auto& path : paths) {
    JITU_TRY(const auto text, ReadFile(path));
    JITU_TRY(auto definition, ParseDefinition(path.string(), text));
    definitions.push_back(std::move(definition));
  }
  return definitions;
}

}  // namespace jitu::query
