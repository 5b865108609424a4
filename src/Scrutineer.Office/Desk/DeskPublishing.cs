using Scrutineer.Law;

namespace Scrutineer.Office.Desk;

public sealed partial class DeskOffice
{
    private readonly CancellationTokenSource stopping = new();
    private readonly SemaphoreSlim due = new(0, 1);
    private volatile bool hasFigures;
    private Task publishing = Task.CompletedTask;

    /// <summary>What became of the last publication; null: none was made since the start.</summary>
    public Result<Released>? LastPublication { get; private set; }

    /// <summary>
    /// Publishes whenever something came into the record, until the desk is closed. What comes while one publication is made goes out with the next:
    /// there is one writer, and readers want the newest, not every.
    /// </summary>
    /// <param name="unwitnessed">True: publish though too few witnesses cosign, and say so in the record.</param>
    /// <param name="least">Shortest time between two publications.</param>
    /// <param name="tell">Told what went wrong.</param>
    public void StartPublishing(bool unwitnessed, TimeSpan least, Action<string> tell) => publishing = Task.Run(async () =>
    {
        try
        {
            while (true)
            {
                await due.WaitAsync(stopping.Token);
                await turn.WaitAsync(stopping.Token);
                try
                {
                    var begun = clock.GetTimestamp();
                    LastPublication = await Next(unwitnessed);
                    DeskMeter.Published(clock.GetElapsedTime(begun));
                    if (LastPublication is { IsOk: false, Refusal: { } refusal }) tell(refusal.ToString());
                    if (LastPublication is { IsOk: true, Value: { Broken: [var broken, ..], Blocked: var incident } }) tell($"The figures were kept back (entry {incident}): {broken.Sentence}");
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    // Whatever it was, the loop must not end: the public would see a count that stands still.
                    tell($"The publication could not be made; it is tried again. {e.GetType().Name}: {e.Message}");
                    Due();
                }
                finally
                {
                    turn.Release();
                }

                await Task.Delay(least, clock, stopping.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The desk is closed.
        }
    });

    /// <summary>A publication of new figures; where none can have changed, the entries alone.</summary>
    private async Task<Result<Released>> Next(bool unwitnessed)
    {
        var isOfFigures = hasFigures;
        hasFigures = false;
        var done = false;
        try
        {
            var released = isOfFigures ? await office.Publish(null, unwitnessed, stopping.Token) : await office.Release(unwitnessed, stopping.Token);
            done = released.IsOk;
            return released;
        }
        finally
        {
            if (isOfFigures && !done) hasFigures = true;
        }
    }

    /// <summary>Something is to be published.</summary>
    /// <param name="figures">False: it changes no figure and no page, such as a step in a case or a declaration.</param>
    private void Due(bool figures = true)
    {
        if (figures) hasFigures = true;
        try
        {
            due.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is due already.
        }
    }

    private async Task StopPublishing()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        await publishing.ConfigureAwait(false);
        stopping.Dispose();
        due.Dispose();
    }
}
