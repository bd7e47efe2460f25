/// Two small problems of drawings in columns: in which order, and how far apart.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace jitu::query {

/// Orders the things of each column so that few links cross: barycentres, four sweeps forth and back (Sugiyama, Tagawa
/// and Toda 1981), ties as they were. `links` join things of neighbouring columns, the left one first. O(sweeps * n log
/// n).
std::vector<std::vector<std::size_t>> OrderColumns(const std::vector<std::size_t>& column_of,
                                                   const std::vector<std::pair<std::size_t, std::size_t>>& links,
                                                   std::size_t columns);

/// Places things of given heights one below the other within `room`, each as near as can be to where it wants to be
/// (isotonic regression by pooling neighbours, least squares). The heights together must fit.
std::vector<int> NearestTops(const std::vector<int>& wanted, const std::vector<int>& heights, int room);

}  // namespace jitu::query
