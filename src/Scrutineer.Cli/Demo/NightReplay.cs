using Scrutineer.Cli.Output;
using Scrutineer.Elections;
using Spectre.Console;

namespace Scrutineer.Cli.Demo;

/// <summary>Replays a night in the terminal: redrawn in place where that is possible, line by line elsewhere.</summary>
internal static class NightReplay
{
    private const int MinutesPerFrame = 20;

    /// <param name="state">The whole count.</param>
    /// <param name="from">First moment.</param>
    /// <param name="until">Last moment.</param>
    /// <param name="minutesPerSecond">Minutes of the night in a second; 0: no pauses.</param>
    public static void Play(CountState state, DateTimeOffset from, DateTimeOffset until, int minutesPerSecond)
    {
        var pause = minutesPerSecond == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds((double)MinutesPerFrame / minutesPerSecond);
        if (!AnsiConsole.Profile.Capabilities.Ansi || Console.IsOutputRedirected)
        {
            for (var at = from; at <= until; at = at.AddMinutes(MinutesPerFrame * 3)) Console.WriteLine(NightFrame.Of(state, at).Line());
            return;
        }

        AnsiConsole.Live(new Text("")).Start(live =>
        {
            for (var at = from; at <= until; at = at.AddMinutes(MinutesPerFrame))
            {
                var began = DateTime.UtcNow;
                live.UpdateTarget(NightFrame.Of(state, at).Render());
                var rest = pause - (DateTime.UtcNow - began);
                if (rest > TimeSpan.Zero) Thread.Sleep(rest);
            }
        });
    }
}
