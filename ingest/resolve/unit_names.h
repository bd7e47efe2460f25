/// Names of public bodies: the area they begin with, and how they are called short within it.
#pragma once

#include <string>
#include <string_view>

namespace jitu::ingest {

/// What a report of `speaker` means by 区住建局: the body of its own 区. Other names come back as they are.
std::string WithinArea(std::string_view name, std::string_view speaker);

/// The area that a body's name begins with, as a name key: 泉桥区 of 徐宁市泉桥区教育局. Empty if there is none.
std::u32string AreaOf(std::string_view name);

/// 越州区住建局 is short for 越州区住房和城乡建设局: the same area, and behind it the characters of the one in order
/// within the other, from its first to its end.
bool IsShortWithinArea(std::string_view brief, std::string_view full);

}  // namespace jitu::ingest
