#include "schema/model/catalog_reader.h"

#include <algorithm>
#include <unordered_set>

#include "schema/base/ids.h"
#include "schema/model/graph_reading.h"
#include "schema/text/normalise.h"
#include "schema/text/numerals.h"

namespace jitu::model {
namespace {

std::string Join(const std::vector<std::string>& texts) {
  std::string joined;
  for (const std::string& text : texts) joined += (joined.empty() ? "" : ", ") + text;
  return joined;
}

/// Longest first, so that a reader that tries them in order finds 万平方米 before 平方米; then by bytes.
bool LongerFirst(const std::string& a, const std::string& b) {
  return a.size() != b.size() ? a.size() > b.size() : a < b;
}

}  // namespace

const CatalogReader::Form CatalogReader::kForms[] = {
    {"graph.toml", &CatalogReader::ReadGraph},
    {"units.toml", &CatalogReader::ReadUnits},
    {"measure_words.toml", &CatalogReader::ReadMeasureWords},
    {"budget.toml", &CatalogReader::ReadBooks},
    {"indicators.toml", &CatalogReader::ReadIndicators},
    {"aliases.toml", &CatalogReader::ReadAliases},
};

Result<void> CatalogReader::Read(std::string_view file, std::string_view shown, std::string_view content) {
  file_ = shown;
  JITU_TRY(const DataNode root, ParseDataFile(shown, content));
  digests_ += std::string(file) + " " + Sha256Hex(content) + "\n";
  if (file.starts_with("words/")) {
    for (const DataNode& table : root.entries) JITU_CHECK_OK(ReadWords(table.key, table));
    return {};
  }
  std::vector<std::string> known{"words/*.toml"};
  Fields fields(shown, root);
  for (const Form& form : kForms) {
    if (form.file == file) return (this->*form.read)(fields);
    known.emplace_back(form.file);
  }
  return fields.WrongAt(
      1, Say("不认识这个数据文件；可用：{}", "this data file is not known; there may be: {}", Join(known)));
}

Result<void> CatalogReader::ReadGraph(Fields& fields) {
  JITU_TRY(const auto entity, fields.Tables("entity"));
  for (const DataNode& table : entity) {
    Fields shared(file_, table);
    JITU_TRY(const auto properties, ReadProperties(file_, shared));
    JITU_CHECK_OK(shared.NothingElse());
    JITU_CHECK_OK(AddProperties(shared, properties, entity_properties_));
  }
  JITU_TRY(const auto labels, fields.Tables("label"));
  for (const DataNode& table : labels) JITU_CHECK_OK(ReadLabel(Fields(file_, table)));
  JITU_TRY(const auto relationships, fields.Tables("relationship"));
  for (const DataNode& table : relationships) JITU_CHECK_OK(ReadRelationship(Fields(file_, table)));
  return fields.NothingElse();
}

Result<void> CatalogReader::ReadLabel(Fields fields) {
  JITU_TRY(const std::string name, fields.Text("name"));
  auto& labels = catalog_.graph_.labels;
  auto label = std::find_if(labels.begin(), labels.end(), [&](const LabelDefinition& l) { return l.name == name; });
  const bool is_new = label == labels.end();
  if (is_new) {
    LabelDefinition definition;
    definition.name = name;
    JITU_TRY(definition.entity, fields.Flag("entity"));
    JITU_TRY(definition.about.zh, fields.Text("zh"));
    JITU_TRY(definition.about.en, fields.Text("en"));
    if (definition.entity) definition.properties = entity_properties_;
    label = labels.insert(labels.end(), std::move(definition));
  }
  JITU_TRY(const auto properties, ReadProperties(file_, fields));
  JITU_CHECK_OK(fields.NothingElse());
  return AddProperties(fields, properties, label->properties);
}

Result<void> CatalogReader::ReadRelationship(Fields fields) {
  JITU_TRY(const std::string name, fields.Text("name"));
  auto& types = catalog_.graph_.relationships;
  auto type = std::find_if(types.begin(), types.end(), [&](const RelationshipDefinition& t) { return t.name == name; });
  JITU_TRY(const auto from, fields.Texts("from"));
  JITU_TRY(const auto to, fields.Texts("to"));
  JITU_TRY(const auto properties, ReadProperties(file_, fields));
  if (type == types.end()) {
    RelationshipDefinition definition{name, from, to, {}, {}};
    JITU_TRY(definition.about.zh, fields.Text("zh"));
    JITU_TRY(definition.about.en, fields.Text("en"));
    type = types.insert(types.end(), std::move(definition));
    place_of_relationship_[name] = file_ + ":" + std::to_string(fields.line());
  } else if (type->from != from || type->to != to) {
    return fields.Wrong(
        Say("关系“{}”已定义，两端不同", "relationship \"{}\" is already defined between other labels", name));
  }
  JITU_CHECK_OK(fields.NothingElse());
  return AddProperties(fields, properties, type->properties);
}

Result<void> CatalogReader::AddUnit(const Fields& fields, int line, UnitSpelling unit) {
  const auto [known, is_new] = unit_of_spelling_.emplace(unit.spelling, unit);
  if (is_new) {
    catalog_.units_.push_back(std::move(unit));
    return {};
  }
  if (known->second.canonical == unit.canonical && known->second.factor == unit.factor) return {};
  return fields.WrongAt(line,
                        Say("“{}”已表示“{}”（×{}），不能又表示“{}”", "\"{}\" already means \"{}\" (x {}), not \"{}\"",
                            unit.spelling, known->second.canonical, known->second.factor, unit.canonical));
}

Result<void> CatalogReader::ReadUnits(Fields& fields) {
  for (const DataNode& table : fields.entries()) {
    const std::string& canonical = table.key;
    if (table.kind != DataNode::Kind::kTable) {
      return fields.WrongAt(table.line,
                            Say("“{}”应为一张表：写法 = 倍数", "\"{}\" must be a table: spelling = factor", canonical));
    }
    for (const DataNode& factor : table.entries) {
      const std::string& spelling = factor.key;
      const auto number = text::Decimal::Parse(factor.text);
      if (spelling.empty() || factor.kind != DataNode::Kind::kText || !number || number->digits <= 0) {
        return fields.WrongAt(
            factor.line, Say("“{}”的倍数应为带引号的正小数，如 \"0.01\"",
                             "the factor of \"{}\" must be a positive decimal in quotes, like \"0.01\"", spelling));
      }
      JITU_CHECK_OK(AddUnit(fields, factor.line, {text::ForReadingOnly(spelling), canonical, number->ToString()}));
    }
  }
  return {};
}

Result<void> CatalogReader::ReadMeasureWords(Fields& fields) {
  for (const DataNode& list : fields.entries()) {
    JITU_TRY(const auto words, TextsOf(file_, list.key, list));
    for (const std::string& word : words) {
      const std::string read = text::ForReadingOnly(word);
      JITU_CHECK_OK(AddUnit(fields, list.line, {read, read, "1"}));
    }
  }
  return {};
}

Result<void> CatalogReader::ReadBooks(Fields& fields) {
  JITU_TRY(const auto tables, fields.Tables("book"));
  for (const DataNode& table : tables) {
    Fields book(file_, table);
    JITU_TRY(const std::string name, book.Text("name"));
    JITU_TRY(const auto spellings, book.Texts("spellings"));
    JITU_CHECK_OK(book.NothingElse());
    auto& books = catalog_.books_;
    auto known = std::find_if(books.begin(), books.end(), [&](const BudgetBook& b) { return b.name == name; });
    if (known == books.end()) known = books.insert(books.end(), {name, {}});
    for (const std::string& spelling : spellings) {
      const std::string read = text::ForReadingOnly(spelling);
      JITU_CHECK_OK(AddWord(book, book.line(), "budget_book", {read, name}));
      known->spellings.push_back(read);
    }
  }
  return fields.NothingElse();
}

Result<void> CatalogReader::ReadIndicators(Fields& fields) {
  JITU_TRY(const auto tables, fields.Tables("class"));
  for (const DataNode& table : tables) {
    Fields each(file_, table);
    IndicatorClass definition;
    JITU_TRY(definition.first, each.Text("first"));
    JITU_TRY(definition.second, each.OptionalText("second"));
    JITU_TRY(definition.spellings, each.Texts("spellings"));
    JITU_TRY(const std::string source, each.Text("source"));
    JITU_CHECK_OK(each.NothingElse());
    for (std::string& spelling : definition.spellings) spelling = text::ForReadingOnly(spelling);
    catalog_.indicators_.push_back(std::move(definition));
  }
  return fields.NothingElse();
}

Result<void> CatalogReader::ReadAliases(Fields& fields) {
  JITU_TRY(const auto entities, fields.Tables("entity"));
  for (const DataNode& table : entities) {
    Fields each(file_, table);
    KnownEntity entity;
    JITU_TRY(entity.label, each.Text("label"));
    JITU_TRY(entity.name, each.Text("name"));
    JITU_TRY(entity.aliases, each.Texts("aliases"));
    JITU_TRY(entity.source, each.Text("source"));
    JITU_CHECK_OK(each.NothingElse());
    for (const std::string& name : entity.aliases) {
      JITU_CHECK_OK(AddWord(each, each.line(), "known_entity", {name, entity.name}));
    }
    JITU_CHECK_OK(AddWord(each, each.line(), "known_entity", {entity.name, entity.name}));
    place_of_relationship_[entity.label + " " + entity.name] = file_ + ":" + std::to_string(each.line());
    catalog_.entities_.push_back(std::move(entity));
  }
  JITU_TRY(const auto pairs, fields.Tables("different"));
  for (const DataNode& table : pairs) {
    Fields each(file_, table);
    KnownDifferent pair;
    JITU_TRY(pair.one, each.Text("one"));
    JITU_TRY(pair.other, each.Text("other"));
    JITU_TRY(pair.source, each.Text("source"));
    JITU_CHECK_OK(each.NothingElse());
    catalog_.different_.push_back(std::move(pair));
  }
  return fields.NothingElse();
}

/// A word says one thing in a list.
Result<void> CatalogReader::AddWord(const Fields& fields, int line, const std::string& list, Term term) {
  const auto [known, is_new] = meaning_of_word_.emplace(list + "\n" + term.word, term.meaning);
  if (is_new) {
    catalog_.words_[list].push_back(std::move(term));
    return {};
  }
  if (known->second == term.meaning) return {};
  return fields.WrongAt(
      line, Say("“{}”在“{}”里已表示“{}”，不能又表示“{}”", "\"{}\" in \"{}\" already means \"{}\", not \"{}\"",
                term.word, list, known->second, term.meaning));
}

/// [list] meaning = [words]; `words` is for lists without meanings; [a.b] is the list "a.b".
Result<void> CatalogReader::ReadWords(const std::string& list, const DataNode& table) {
  const Fields fields(file_, table);
  if (table.kind != DataNode::Kind::kTable) {
    return fields.Wrong(Say("“{}”应在 [词表名] 之下", "\"{}\" must stand below a [name of a list]", list));
  }
  for (const DataNode& words : table.entries) {
    const std::string& meaning = words.key;
    if (words.kind == DataNode::Kind::kTable) {
      std::string below = list;
      below.append(".").append(meaning);
      JITU_CHECK_OK(ReadWords(below, words));
      continue;
    }
    JITU_TRY(const auto texts, TextsOf(file_, meaning, words));
    for (const std::string& word : texts) {
      JITU_CHECK_OK(AddWord(fields, words.line, list, {text::ForReadingOnly(word), meaning == "words" ? "" : meaning}));
    }
  }
  return {};
}

Result<void> CatalogReader::CheckLabels() const {
  const GraphSchema& graph = catalog_.graph_;
  const auto unknown = [&](const std::string& label, const std::string& owner) {
    return Fail(ErrorCode::kInvalidArgument, Say("没有节点标签“{}”", "there is no node label \"{}\"", label),
                place_of_relationship_.at(owner));
  };
  for (const RelationshipDefinition& type : graph.relationships) {
    for (const auto* ends : {&type.from, &type.to}) {
      for (const std::string& label : *ends) {
        if (graph.FindLabel(label) == nullptr) return unknown(label, type.name);
      }
    }
  }
  for (const KnownEntity& entity : catalog_.entities_) {
    const LabelDefinition* label = graph.FindLabel(entity.label);
    if (label == nullptr || !label->entity) return unknown(entity.label, entity.label + " " + entity.name);
  }
  return {};
}

Result<Catalog> CatalogReader::Finish() {
  JITU_CHECK_OK(CheckLabels());
  auto by_length = [](const auto& a, const auto& b) { return LongerFirst(a.spelling, b.spelling); };
  std::sort(catalog_.units_.begin(), catalog_.units_.end(), by_length);
  for (auto& [list, terms] : catalog_.words_) {
    std::sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) { return LongerFirst(a.word, b.word); });
  }
  catalog_.fingerprint_ = Sha256Hex(digests_);
  return std::move(catalog_);
}

}  // namespace jitu::model
