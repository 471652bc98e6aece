/** Five inks: the ground, two that draw on it, the paper of the label and the ink of the lettering on that paper. */
export interface Palette {
  ground: string
  first: string
  second: string
  paper: string
  ink: string
}

const row = (ground: string, first: string, second: string, paper: string, ink: string): Palette => ({
  ground,
  first,
  second,
  paper,
  ink,
})

/** Two or three colourings a genre, of one temperature, so that a genre's shelf looks like a family. */
export const palettes: Record<string, Palette[]> = {
  Romance: [
    row('#7c2f45', '#b9637a', '#e8b9b4', '#fbf1ea', '#5d1f33'),
    row('#e6c3bd', '#b9637a', '#7c2f45', '#fdf6f1', '#6b2439'),
    row('#3f5a52', '#86a795', '#e3b7ae', '#f8f2e8', '#2b4039'),
  ],
  'Victorian novels': [
    row('#2f4a3c', '#5d7d67', '#c9a45c', '#f4ead3', '#22382d'),
    row('#5b2b2a', '#8d4f45', '#d0a866', '#f5e9d6', '#46201f'),
    row('#27415c', '#54738f', '#cdaa68', '#f3ead8', '#1c3047'),
  ],
  'Gothic fiction': [
    row('#1c1f2b', '#38405a', '#c8c2a8', '#1c1f2b', '#efe8d2'),
    row('#241a26', '#4f3450', '#d9b28c', '#241a26', '#f2e3d4'),
    row('#16262a', '#2f4f53', '#c3d2c4', '#16262a', '#e5efe2'),
  ],
  'Detective fiction': [
    row('#e9c46a', '#1f2a33', '#c9542f', '#1f2a33', '#f7e9c3'),
    row('#c9542f', '#231f20', '#f0d9a8', '#231f20', '#f6e4c4'),
    row('#6f8f7a', '#16261f', '#ecd9a4', '#16261f', '#ecf0dc'),
    row('#9fb4b0', '#1d2b2f', '#d9a441', '#1d2b2f', '#e9f0e6'),
  ],
  Adventure: [
    row('#f0d7a1', '#1d5a6c', '#d1693b', '#1d5a6c', '#fbeccb'),
    row('#bfe0dc', '#155263', '#e08a4a', '#155263', '#f1f6ea'),
    row('#e9a35b', '#7a2f21', '#fbe6bd', '#7a2f21', '#fdeed1'),
  ],
  'Science fiction': [
    row('#14213d', '#3f5b9a', '#fca96b', '#14213d', '#fdf0e0'),
    row('#2b1b45', '#6c4a9e', '#7fd1c7', '#2b1b45', '#eef7f4'),
    row('#e8e3d3', '#d2583f', '#23395b', '#e8e3d3', '#23395b'),
  ],
  'Historical fiction': [
    row('#6d1f24', '#c79a4b', '#f0e3c5', '#f0e3c5', '#551519'),
    row('#233b5e', '#c9a552', '#eee4cc', '#eee4cc', '#1a2d49'),
    row('#39512f', '#d0ac57', '#f1e8cf', '#f1e8cf', '#293c22'),
  ],
  'Russian classics': [
    row('#dfe7ec', '#2d4a68', '#b5483a', '#fbfcfc', '#203850'),
    row('#2d4a68', '#7f9bb3', '#d9a55b', '#f2efe6', '#203850'),
    row('#b5483a', '#7d2b22', '#efd3a6', '#f7ead2', '#6a231b'),
  ],
  'French classics': [
    row('#1f3a4d', '#d4a95f', '#e9dcc0', '#1f3a4d', '#f2e6cc'),
    row('#f1e3cd', '#2c4b5e', '#c26a57', '#f1e3cd', '#23404f'),
    row('#54344d', '#d9a98f', '#f0dccb', '#54344d', '#f6e6da'),
  ],
  'American classics': [
    row('#f3c98b', '#b4552d', '#3d5a5b', '#fbf0da', '#3a2a1e'),
    row('#a9c5cf', '#4c6b4f', '#e2b25b', '#f6f3e6', '#24393a'),
    row('#e7b7a0', '#8c4a3c', '#4b4e6d', '#faf0e6', '#3c2b33'),
  ],
  'Chinese classics': [
    row('#f2ead9', '#3b4a4c', '#b0302a', '#f2ead9', '#262f30'),
    row('#dfe5da', '#34554f', '#b0302a', '#dfe5da', '#1f3a36'),
    row('#efe0c8', '#5a4331', '#a82c27', '#efe0c8', '#392a1e'),
  ],
  'Modern classics': [
    row('#f1ece0', '#d94f34', '#1f4e79', '#f1ece0', '#1e2226'),
    row('#e9e4d6', '#e3a72f', '#26605a', '#e9e4d6', '#1e2226'),
    row('#f0e7e3', '#394a7a', '#d6737a', '#f0e7e3', '#22243a'),
  ],
  Poetry: [
    row('#e7e9df', '#7d9480', '#c58a6a', '#e7e9df', '#34443a'),
    row('#dfe6ec', '#6f8aa5', '#b98aa0', '#dfe6ec', '#2c3f52'),
    row('#f2e4dc', '#b98577', '#7d8f79', '#f2e4dc', '#55382f'),
  ],
  Drama: [
    row('#8e1f2c', '#64121d', '#e7b84f', '#1e1112', '#f8e6c4'),
    row('#20436b', '#142d4b', '#e9c168', '#101c2c', '#f4e8cb'),
    row('#4d2d5e', '#351d43', '#e3b65b', '#1d1026', '#f3e5d2'),
  ],
  'Epic and myth': [
    row('#c96f3b', '#231a16', '#f0d3a2', '#231a16', '#f3d9ae'),
    row('#1f3f4f', '#d3a153', '#ead9b4', '#ead9b4', '#173140'),
    row('#e4d2ab', '#8d3b22', '#2f3d3a', '#2f3d3a', '#f0e2c1'),
  ],
  'Fairy tales and folklore': [
    row('#243b53', '#3f6b5c', '#f3c969', '#243b53', '#fbeecb'),
    row('#5a2a4d', '#2f4858', '#f2b5a0', '#5a2a4d', '#fbe6dc'),
    row('#dbe7d8', '#3f6f5a', '#cf5c42', '#f6f6e9', '#234336'),
  ],
  "Children's books": [
    row('#9fd3d6', '#f2705c', '#fbd26a', '#fffaf0', '#234a56'),
    row('#fbd98b', '#3d8d92', '#ec6a5e', '#fffaf0', '#3b3a50'),
    row('#c9ddb0', '#e5793f', '#3f7fa5', '#fffaf0', '#2e4a35'),
  ],
  Humour: [
    row('#f7d44c', '#e4572e', '#2a4b7c', '#fff8e4', '#2a2a3c'),
    row('#f4a9a0', '#2f6f73', '#f6dc8a', '#fff6ec', '#34313f'),
    row('#8cc7c1', '#d94e4e', '#fbe08a', '#fbf9ea', '#22413f'),
  ],
  Philosophy: [
    row('#e6e1d6', '#4a4e57', '#a8623d', '#e6e1d6', '#2b2e34'),
    row('#33383f', '#8a8f95', '#d9b382', '#33383f', '#efe9dd'),
    row('#cdd5d3', '#3f5657', '#b6703f', '#cdd5d3', '#26393a'),
  ],
  Essays: [
    row('#e9dfcd', '#a4553f', '#44636b', '#fbf6ea', '#41302a'),
    row('#d5dfe0', '#3f6478', '#c28b4c', '#f8f8f2', '#26404d'),
    row('#e3d9e0', '#7a5577', '#b98b5b', '#faf6f7', '#43304a'),
  ],
  Biography: [
    row('#41506b', '#8d9bb3', '#e0c08b', '#f5eee0', '#2c3850'),
    row('#6b4a3a', '#a98467', '#e6cfa4', '#f6eddf', '#4a3226'),
    row('#4b5f4c', '#92a78f', '#e2cc9b', '#f4efdf', '#334335'),
  ],
  History: [
    row('#b8863b', '#6a3d1c', '#f2dfb3', '#f8ecd2', '#4d2c13'),
    row('#8a3b2e', '#5a211a', '#ecc99c', '#f7e8d3', '#4b1b15'),
    row('#5f6f5a', '#39473a', '#dfd3a8', '#f3eed9', '#2c392d'),
  ],
  Travel: [
    row('#f0e4c6', '#8aa58c', '#c6533a', '#faf4e2', '#2f4a45'),
    row('#cfe0e3', '#5c8a97', '#d9703f', '#f6f8f3', '#1f4450'),
    row('#ecd3b4', '#b47c4f', '#2d5f6b', '#faf0e1', '#4a3220'),
  ],
  'Natural science': [
    row('#f2efe2', '#3e6b4f', '#d08a35', '#f2efe2', '#22392c'),
    row('#1f3d36', '#7fae8a', '#e6c068', '#1f3d36', '#eef3e2'),
    row('#e9ece6', '#2f5d78', '#c9653f', '#e9ece6', '#1c3a4d'),
  ],
  Economics: [
    row('#e8eadf', '#2f5d50', '#c48a2c', '#e8eadf', '#1e3d35'),
    row('#22394a', '#7d98a8', '#e0b04c', '#22394a', '#f0ecdd'),
    row('#efe4d0', '#9b4a2f', '#3c4f5f', '#efe4d0', '#3a2a22'),
  ],
}
