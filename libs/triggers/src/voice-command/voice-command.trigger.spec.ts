import { type VoiceCommandEvents, type VoiceCommandSamples } from '#robots';
import { describe, expect, it, vi } from 'vitest';
import { VoiceCommandTrigger } from './voice-command.trigger.js';

const newest = vi.fn();
const trigger = new VoiceCommandTrigger({ newest } as unknown as VoiceCommandEvents, {} as VoiceCommandSamples);

describe('voice_command', () => {
  it('is matched by the words, and refuses fields without a word or with too many', () => {
    expect(trigger.matchKey({ voice_command: 'Find my phone!' })).toBe('find my phone');
    expect(() => trigger.matchKey({ voice_command: '?!' })).toThrow(
      'triggerFields.voice_command must have a word in it.',
    );
    expect(trigger.matchKey({ voice_command: '🎉'.repeat(200) })).toHaveLength(400);
    expect(() => trigger.matchKey({ voice_command: 'x'.repeat(201) })).toThrow(
      'triggerFields.voice_command must have at most 200 characters.',
    );
  });

  it('returns each event with its ingredients', async () => {
    const occurredAt = Date.UTC(2026, 2, 1, 8, 30, 0, 987);
    newest.mockResolvedValue([{ id: 'e1', voiceCommand: 'Find my phone!', robotName: 'Rosie', occurredAt }]);
    expect(await trigger.events({ id: 'o1' }, { voice_command: 'FIND my phone' }, 3)).toEqual([
      {
        id: 'e1',
        occurredAt,
        ingredients: { voice_command: 'Find my phone!', robot_name: 'Rosie', occurred_at: '2026-03-01T08:30:00Z' },
      },
    ]);
    expect(newest).toHaveBeenCalledExactlyOnceWith('o1', { matchKey: 'find my phone' }, 3);
  });
});
