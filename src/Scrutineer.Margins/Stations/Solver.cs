using System.Globalization;
using Google.OrTools.Sat;

namespace Scrutineer.Margins.Stations;

/// <summary>CP-SAT so that the same input gives the same answer: one worker, a fixed seed, a limit in deterministic time.</summary>
internal static class Solver
{
    /// <param name="limit">Deterministic seconds: a count of the solver's work, not of a clock.</param>
    public static CpSolver With(int limit) => new()
    {
        StringParameters = string.Create(
            CultureInfo.InvariantCulture, $"num_workers:1,random_seed:1,max_deterministic_time:{limit},log_search_progress:false"),
    };
}
