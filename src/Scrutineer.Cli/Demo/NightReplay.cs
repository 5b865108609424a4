using Scrutineer.Law;
using Spectre.Console;

namespace Scrutineer.Cli.Demo;

/// <summary>Replays a night: into its record as it goes on, and in the terminal, redrawn in place where that is possible, line by line elsewhere.</summary>
internal static class NightReplay
{
    private const int MinutesPerFrame = 20;
    private const int FramesPerLine = 3;
    private const int FramesPerPublication = 9;

    /// <param name="record">The record of the night, with nothing in it yet.</param>
    /// <param name="closing">When polling closed.</param>
    /// <param name="minutesPerSecond">Minutes of the night in a second; 0: no pauses, and fewer publications.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<Result<bool>> Play(DemoRecord record, DateTimeOffset closing, int minutesPerSecond, CancellationToken cancel)
    {
        var pause = minutesPerSecond == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds((double)MinutesPerFrame / minutesPerSecond);
        var last = closing.AddHours(15);
        var isDrawn = AnsiConsole.Profile.Capabilities.Ansi && !Console.IsOutputRedirected;
        if (!isDrawn) return await Frames((frame, number) =>
        {
            if (number % FramesPerLine == 0) Console.WriteLine(frame.Line());
        });
        return await AnsiConsole.Live(new Text("")).StartAsync(live => Frames((frame, _) => live.UpdateTarget(frame.Render())));

        async Task<Result<bool>> Frames(Action<NightFrame, int> show)
        {
            var number = 0;
            for (var at = closing.AddMinutes(MinutesPerFrame); at <= last; at = at.AddMinutes(MinutesPerFrame), number++)
            {
                var began = TimeProvider.System.GetTimestamp();
                var played = await record.PlayUntil(at, minutesPerSecond > 0 || number % FramesPerPublication == 0, cancel);
                if (!played.IsOk) return played;
                show(NightFrame.Of(record.State, at), number);
                var rest = pause - TimeProvider.System.GetElapsedTime(began);
                if (rest > TimeSpan.Zero) await Task.Delay(rest, cancel);
            }

            // The hand count takes another night and day; its steps are longer.
            for (var at = last.AddHours(3); ; at = at.AddHours(3))
            {
                var played = await record.PlayUntil(at, publish: true, cancel);
                if (!played.IsOk || at >= record.End) return played;
                if (pause > TimeSpan.Zero) await Task.Delay(pause, cancel);
            }
        }
    }
}
