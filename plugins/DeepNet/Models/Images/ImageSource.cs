namespace ScalingLab.DeepNet;

/// <summary>Writes images into a shard: [channel][row][column] of each becomes [row][column][channel][lane].</summary>
internal sealed unsafe class ImageSource(LabelledImages images, int[]? order = null) : IBatchSource<float>
{
    /// <summary>Place of the batch's first example in the order.</summary>
    public int First { get; set; }

    public void Fill(Frame<float> frame, int first)
    {
        int pixels = images.Height * images.Width, channels = images.Channels, lanes = frame.Lanes;
        float** lines = stackalloc float*[Frame<float>.LaneGroup];
        fixed (float* origin = images.Pixels)
        {
            for (int lane = 0; lane < lanes; lane += Frame<float>.LaneGroup)
            {
                int count = Math.Min(Frame<float>.LaneGroup, frame.Count - lane);
                for (int n = 0; n < count; n++)
                {
                    int place = First + first + lane + n, example = order is null ? place : order[place];
                    frame.Labels[lane + n] = images.Labels[example];
                    lines[n] = origin + ((nint)example * images.Size);
                }

                for (int c = 0; c < channels; c++)
                {
                    for (int p = 0; p < pixels; p++)
                    {
                        float* target = frame.Input + ((((nint)p * channels) + c) * lanes) + lane;
                        int pixel = (c * pixels) + p;
                        for (int n = 0; n < count; n++) target[n] = lines[n][pixel];
                        for (int n = Math.Max(count, 0); n < Frame<float>.LaneGroup; n++) target[n] = 0;
                    }
                }
            }
        }
    }
}
