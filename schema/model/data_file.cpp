#include "schema/model/data_file.h"

#include <algorithm>
#include <toml++/toml.h>

namespace jitu::model {
namespace {

constexpr std::size_t kLargestFile = 4u << 20;

int LineOf(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

// Recursion is bounded: toml++ refuses values nested deeper than 256.
DataNode ToDataNode(const toml::node& node) {
  DataNode copy;
  copy.line = LineOf(node);
  if (const auto* table = node.as_table()) {
    copy.kind = DataNode::Kind::kTable;
    for (const auto& [key, value] : *table) {
      DataNode entry = ToDataNode(value);
      const auto line = static_cast<int>(key.source().begin.line);
      if (line > 0) entry.line = line;
      entry.key = std::string(key.str());
      copy.entries.push_back(std::move(entry));
    }
    std::stable_sort(copy.entries.begin(), copy.entries.end(),
                     [](const DataNode& a, const DataNode& b) { return a.line < b.line; });
  } else if (const auto* list = node.as_array()) {
    copy.kind = DataNode::Kind::kList;
    for (const toml::node& item : *list) copy.items.push_back(ToDataNode(item));
  } else if (const auto* text = node.as_string()) {
    copy.kind = DataNode::Kind::kText;
    copy.text = text->get();
  } else if (const auto* integer = node.as_integer()) {
    copy.kind = DataNode::Kind::kInteger;
    copy.integer = integer->get();
  } else if (const auto* boolean = node.as_boolean()) {
    copy.kind = DataNode::Kind::kBoolean;
    copy.boolean = boolean->get();
  }
  return copy;
}

std::string PlaceOf(std::string_view file, int line) { return std::string(file) + ":" + std::to_string(line); }

bool IsBlankEnded(const std::string& text) { return text.front() == ' ' || text.back() == ' '; }

}  // namespace

Result<DataNode> ParseDataFile(std::string_view file, std::string_view content) {
  if (content.size() > kLargestFile) {
    return Fail(ErrorCode::kInvalidArgument, Say("数据文件超过 4 MB", "the data file is larger than 4 MB"),
                std::string(file));
  }
  try {
    return ToDataNode(toml::parse(content, file));
  } catch (const toml::parse_error& error) {
    const std::string what(error.description());
    return Fail(ErrorCode::kInvalidArgument, Say("不是有效的 TOML：{}", "not valid TOML: {}", what),
                PlaceOf(file, static_cast<int>(error.source().begin.line)));
  } catch (const std::exception& error) {
    return Fail(ErrorCode::kInvalidArgument, Say("无法读取：{}", "cannot be read: {}", error.what()),
                std::string(file));
  }
}

Error Fields::WrongAt(int line, Message message) const {
  return Fail(ErrorCode::kInvalidArgument, std::move(message), PlaceOf(file_, line));
}

const DataNode* Fields::Find(std::string_view key) {
  asked_.emplace_back(key);
  const auto found = std::find_if(table_->entries.begin(), table_->entries.end(),
                                  [&](const DataNode& entry) { return entry.key == key; });
  return found == table_->entries.end() ? nullptr : &*found;
}

Result<std::string> Fields::Text(std::string_view key) {
  JITU_TRY(std::string text, OptionalText(key));
  if (text.empty()) return Wrong(Say("缺少“{}”（应为非空文字）", "\"{}\" is missing (text that is not empty)", key));
  return text;
}

Result<std::string> Fields::OptionalText(std::string_view key) {
  const DataNode* node = Find(key);
  if (node == nullptr) return std::string();
  if (node->kind != DataNode::Kind::kText) {
    return WrongAt(node->line, Say("“{}”应为文字", "\"{}\" must be text", key));
  }
  return node->text;
}

Result<std::vector<std::string>> Fields::Texts(std::string_view key) {
  const DataNode* node = Find(key);
  if (node == nullptr) return std::vector<std::string>();
  return TextsOf(file_, key, *node);
}

Result<std::vector<DataNode>> Fields::Tables(std::string_view key) {
  const DataNode* node = Find(key);
  if (node == nullptr) return std::vector<DataNode>();
  const bool tables = node->kind == DataNode::Kind::kList &&
                      std::all_of(node->items.begin(), node->items.end(),
                                  [](const DataNode& item) { return item.kind == DataNode::Kind::kTable; });
  if (!tables) return WrongAt(node->line, Say("“{}”应为表的列表", "\"{}\" must be a list of tables", key));
  return node->items;
}

Result<bool> Fields::Flag(std::string_view key) {
  const DataNode* node = Find(key);
  if (node == nullptr) return false;
  if (node->kind != DataNode::Kind::kBoolean) {
    return WrongAt(node->line, Say("“{}”应为 true 或 false", "\"{}\" must be true or false", key));
  }
  return node->boolean;
}

Result<void> Fields::NothingElse() const {
  for (const DataNode& node : table_->entries) {
    if (std::find(asked_.begin(), asked_.end(), node.key) != asked_.end()) continue;
    std::string known;
    for (const std::string& name : asked_) known += (known.empty() ? "" : ", ") + name;
    return WrongAt(node.line,
                   Say("不认识“{}”；这里可以写：{}", "\"{}\" is not known; what may stand here: {}", node.key, known));
  }
  return {};
}

Result<std::vector<std::string>> TextsOf(std::string_view file, std::string_view key, const DataNode& list) {
  const auto wrong = [&](int line, Message message) {
    return Fail(ErrorCode::kInvalidArgument, std::move(message), PlaceOf(file, line));
  };
  if (list.kind != DataNode::Kind::kList) {
    return wrong(list.line, Say("“{}”应为文字的列表", "\"{}\" must be a list of texts", key));
  }
  std::vector<std::string> texts;
  for (const DataNode& item : list.items) {
    if (item.kind != DataNode::Kind::kText) {
      return wrong(item.line, Say("“{}”应为文字的列表", "\"{}\" must be a list of texts", key));
    }
    if (item.text.empty() || IsBlankEnded(item.text)) {
      return wrong(item.line, Say("“{}”里有空词，或词的两端有空格",
                                  "\"{}\" has an empty word, or one that begins or ends with a blank", key));
    }
    texts.push_back(item.text);
  }
  return texts;
}

}  // namespace jitu::model
