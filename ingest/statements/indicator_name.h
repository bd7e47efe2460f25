/// What of the words around a figure is the name of its indicator.
#pragma once

#include <string>

#include "ingest/statements/reading.h"

namespace jitu::ingest {

/// Without the words that lead up to an indicator; 支付 of 支付率 is none.
ByteSpan DropIndicatorLead(const Reading& reading, ByteSpan span);

/// The words of a clause without what says nothing about the indicator.
std::string CleanIndicator(const Reading& reading, ByteSpan span);

/// 引进A、B、C等项目 -> 引进项目, 在某乡完成补植补造 -> 完成补植补造: what is counted, of the words in front of a
/// figure. `noun_behind`: what is counted stands behind it, so a list in front names some of it.
std::string CountedInFront(const Reading& reading, const std::string& name, bool noun_behind);

/// 公布45个国家先进制造业集群: the words in front with the noun behind the figure.
std::string WithNounBehind(const Reading& reading, std::string name, ByteSpan behind, const Quantity& quantity);

/// 敷设DN300-DN500给水管长, of a length: the width of a pipe is no part of what was laid, nor is the word for length.
std::string WithoutSize(std::string name, std::string_view unit);

}  // namespace jitu::ingest
