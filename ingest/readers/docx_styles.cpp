#include "ingest/readers/docx_styles.h"

#include <algorithm>
#include <charconv>

#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

constexpr int kMostNumber = 100'000;
constexpr int kDeepestStyle = 20;

int NumberOf(std::string_view text, int otherwise) {
  int number = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return std::clamp(number, -1, kMostNumber);
}

ListItem ItemOf(MarkupNode properties) {
  const MarkupNode numbering = properties.Child("numPr");
  ListItem item;
  item.list = numbering.Child("numId").Attribute("val");
  item.level = std::clamp(NumberOf(numbering.Child("ilvl").Attribute("val"), 0), 0, 8);
  return item;
}

/// heading 1, Heading 1 and 标题 1: the built-in styles keep their English names whatever the program's language.
int HeadingNamed(std::string name) {
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  for (const std::string_view start : {"heading ", "标题 "}) {
    if (name.starts_with(start)) return std::max(0, NumberOf(std::string_view(name).substr(start.size()), 0));
  }
  return -1;
}

/// 一百零五: counting with the smallest units left out as they are spoken.
std::string ChineseNumber(int number) {
  static constexpr std::string_view kDigits[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  static constexpr std::string_view kUnits[] = {"", "十", "百", "千"};
  if (number >= 10'000 || number < 0) return std::to_string(number);
  if (number == 0) return "〇";
  if (number >= 10 && number < 20) {
    return "十" + (number == 10 ? std::string() : std::string(kDigits[number - 10]));
  }
  std::string text;
  bool zero = false;
  for (int unit = 3, scale = 1000; unit >= 0; --unit, scale /= 10) {
    const int digit = number / scale % 10;
    if (digit == 0) {
      zero = !text.empty();
      continue;
    }
    if (zero) text += "零";
    zero = false;
    text += kDigits[digit];
    text += kUnits[unit];
  }
  return text;
}

std::string RomanNumber(int number) {
  struct Sign {
    int value;
    std::string_view text;
  };
  static constexpr Sign kSigns[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"},
                                    {90, "XC"},  {50, "L"},   {40, "XL"}, {10, "X"},   {9, "IX"},
                                    {5, "V"},    {4, "IV"},   {1, "I"}};
  if (number <= 0 || number >= 4000) return std::to_string(number);
  std::string text;
  for (const Sign& sign : kSigns) {
    for (; number >= sign.value; number -= sign.value) text += sign.text;
  }
  return text;
}

std::string Lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

std::string OneOf(char32_t first, int count, int number) {
  if (number < 1 || number > count) return std::to_string(number);
  std::string text;
  text::Append(text, first + static_cast<char32_t>(number - 1));
  return text;
}

}  // namespace

std::string NumberIn(std::string_view format, int number) {
  if (format == "chineseCounting" || format == "chineseCountingThousand" || format == "taiwaneseCounting" ||
      format == "taiwaneseCountingThousand" || format == "japaneseCounting" || format == "ideographDigital") {
    return ChineseNumber(number);
  }
  if (format == "decimalEnclosedCircle" || format == "decimalEnclosedCircleChinese") return OneOf(U'①', 20, number);
  if (format == "decimalEnclosedParen") return OneOf(U'⑴', 20, number);
  if (format == "decimalEnclosedFullstop") return OneOf(U'⒈', 20, number);
  if (format == "ideographEnclosedCircle") return OneOf(U'㊀', 10, number);
  if (format == "ideographTraditional" && number >= 1 && number <= 10) {
    static constexpr std::string_view kStems[] = {"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"};
    return std::string(kStems[number - 1]);
  }
  if (format == "upperLetter") return OneOf(U'A', 26, number);
  if (format == "lowerLetter") return OneOf(U'a', 26, number);
  if (format == "upperRoman") return RomanNumber(number);
  if (format == "lowerRoman") return Lower(RomanNumber(number));
  if (format == "none") return {};
  if (format == "decimalZero" && number < 10) return "0" + std::to_string(number);
  return std::to_string(number);
}

DocxStyles::DocxStyles(MarkupNode styles) {
  for (MarkupNode node = styles.First(); node; node = node.Next()) {
    if (!node.Is("style") || node.Attribute("type") != "paragraph") continue;
    const std::string id(node.Attribute("styleId"));
    const std::string name(node.Child("name").Attribute("val"));
    Style style;
    style.based_on = node.Child("basedOn").Attribute("val");
    const MarkupNode properties = node.Child("pPr");
    const std::string_view outline = properties.Child("outlineLvl").Attribute("val");
    style.heading = outline.empty() ? HeadingNamed(name) : (NumberOf(outline, 9) + 1) % 10;
    style.contents = Lower(name).starts_with("toc ");
    style.item = ItemOf(properties);
    if (node.Attribute("default") == "1") default_ = id;
    styles_.emplace(id, std::move(style));
  }
}

ParagraphStyle DocxStyles::Of(MarkupNode properties) const {
  ParagraphStyle found;
  const std::string_view outline = properties.Child("outlineLvl").Attribute("val");
  int heading = outline.empty() ? -1 : (NumberOf(outline, 9) + 1) % 10;
  const bool own_list = static_cast<bool>(properties.Child("numPr"));
  if (own_list) found.item = ItemOf(properties);
  std::string id(properties.Child("pStyle").Attribute("val"));
  if (id.empty()) id = default_;
  bool list_said = own_list;
  for (int depth = 0; depth < kDeepestStyle; ++depth) {
    const auto style = styles_.find(id);
    if (style == styles_.end()) break;
    if (heading < 0) heading = style->second.heading;
    found.contents = found.contents || style->second.contents;
    if (!list_said && !style->second.item.list.empty()) {
      found.item = style->second.item;
      list_said = true;
    }
    id = style->second.based_on;
  }
  found.heading = std::max(heading, 0);
  if (found.item.list == "0") found.item.list.clear();
  return found;
}

DocxNumbering::DocxNumbering(MarkupNode numbering) {
  for (MarkupNode node = numbering.First(); node; node = node.Next()) {
    if (node.Is("abstractNum")) {
      Abstract& abstract = abstracts_[std::string(node.Attribute("abstractNumId"))];
      for (MarkupNode level = node.First(); level; level = level.Next()) {
        if (level.Is("lvl")) ReadLevel(level, abstract);
      }
    }
    if (!node.Is("num")) continue;
    List list;
    list.abstract = node.Child("abstractNumId").Attribute("val");
    for (MarkupNode change = node.First(); change; change = change.Next()) {
      const std::string_view start = change.Child("startOverride").Attribute("val");
      if (change.Is("lvlOverride") && !start.empty()) {
        list.starts[NumberOf(change.Attribute("ilvl"), 0)] = NumberOf(start, 1);
      }
    }
    lists_.emplace(std::string(node.Attribute("numId")), std::move(list));
  }
}

void DocxNumbering::ReadLevel(MarkupNode level, Abstract& abstract) const {
  const int at = NumberOf(level.Attribute("ilvl"), 0);
  if (at < 0 || at >= kLevels) return;
  Level& made = abstract.levels[static_cast<std::size_t>(at)];
  made.start = NumberOf(level.Child("start").Attribute("val"), 1);
  const MarkupNode format = level.Child("numFmt");
  if (format) made.format = format.Attribute("val");
  made.text = level.Child("lvlText").Attribute("val");
  made.legal = static_cast<bool>(level.Child("isLgl"));
}

std::string DocxNumbering::Next(const ListItem& item) {
  const auto list = lists_.find(item.list);
  if (list == lists_.end()) return {};
  const auto found = abstracts_.find(list->second.abstract);
  if (found == abstracts_.end()) return {};
  Abstract& abstract = found->second;
  if (!list->second.started) {
    for (const auto& [level, start] : list->second.starts) {
      if (level >= 0 && level < kLevels) abstract.running[static_cast<std::size_t>(level)] = false;
      if (level >= 0 && level < kLevels) abstract.levels[static_cast<std::size_t>(level)].start = start;
    }
    list->second.started = true;
  }
  const auto at = static_cast<std::size_t>(item.level);
  for (std::size_t i = 0; i <= at; ++i) {
    if (!abstract.running[i]) {
      abstract.counts[i] = abstract.levels[i].start;
    } else if (i == at) {
      ++abstract.counts[i];
    }
    abstract.running[i] = true;
  }
  std::fill(abstract.running.begin() + static_cast<std::ptrdiff_t>(at) + 1, abstract.running.end(), false);
  const Level& level = abstract.levels[at];
  if (level.format == "bullet") return {};
  std::string mark;
  for (std::size_t i = 0; i < level.text.size(); ++i) {
    const bool place =
        level.text[i] == '%' && i + 1 < level.text.size() && level.text[i + 1] >= '1' && level.text[i + 1] <= '9';
    if (!place) {
      mark += level.text[i];
      continue;
    }
    const auto other = static_cast<std::size_t>(level.text[++i] - '1');
    mark += NumberIn(level.legal ? "decimal" : abstract.levels[other].format, abstract.counts[other]);
  }
  return mark;
}

}  // namespace jitu::ingest
