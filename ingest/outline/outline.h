/// A document's sections and sentences.
#pragma once

#include <string>
#include <vector>

#include "ingest/readers/document.h"
#include "schema/model/catalog.h"

namespace jitu::ingest {

/// What a section is for, from its heading's words (word list "section") and its ancestors. It decides which statements
/// may be read there.
enum class SectionKind {
  kOther,
  kTitle,        ///< before the first heading: title, cover, publisher
  kAbout,        ///< 部门概况: staff, duties in short
  kDuties,       ///< 职能职责: no facts
  kGoals,        ///< 绩效目标: targets
  kBudget,       ///< money received and spent, lists of spending items
  kResults,      ///< 绩效情况, 完成情况, 实施成效: outcomes
  kItemResults,  ///< 专项资金支出绩效, 资金支持的主要事项: outcomes under a repeated spending item
  kProblems,     ///< 存在的问题: no outcomes
  kPlans,        ///< 下一步, 改进措施: plans, no facts
  kApplication,  ///< 结果应用和公开
  kGlossary,     ///< 名词解释: no facts
  kContents,     ///< 目录: no facts
  kEvidence,     ///< 佐证材料, 依据
};

struct Section {
  int parent = -1;    ///< index into Outline::sections
  int level = 0;      ///< 1 is the highest, below the document itself (0)
  std::string mark;   ///< as written: 一、, (二), 3., ①; empty where lost
  std::string title;  ///< heading text without mark and closing punctuation
  SectionKind kind = SectionKind::kOther;
  ByteSpan heading;  ///< in Document::text
  ByteSpan body;     ///< after the heading to the next heading of any level
};

/// A stretch that says one thing: cut at 。！？；, and at line ends. Lead-ins glued to text (1.主要指标逆势上扬。…) are
/// sections of their own when they read as headings, sentences otherwise.
struct Sentence {
  ByteSpan span;  ///< without the list mark and the end mark
  int section = 0;
  int block = -1;    ///< index into Document::blocks
  std::string mark;  ///< list mark in front: "1.", "(1)", "一是"; empty mostly
};

struct Outline {
  std::vector<Section> sections;    ///< in text order; sections[0] is the document
  std::vector<Sentence> sentences;  ///< in text order

  /// Titles from the top: "六、资金使用及绩效情况 > (二)专项资金支出绩效情况".
  std::string PathOf(int section) const;
  /// The kind of the section or of its nearest ancestor that has one.
  SectionKind KindOf(int section) const;
};

Outline MakeOutline(const Document& document, const model::Catalog& catalog);

}  // namespace jitu::ingest
